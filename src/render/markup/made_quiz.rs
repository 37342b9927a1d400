//! Writes `::quiz`: questions that the course's components and diagrams answer.

use super::Writer;
use super::directives::{BlockView, text};
use super::questions::{ChoiceView, QuestionView, Quiz};
use crate::figure;
use crate::markdown::{Directive, listed, words};
use crate::model::{Drawing, DrawingEdge, Entity, Lang, Text, Unread};
use crate::question::{self, Ask, Asked, Shuffle};
use crate::render::addresses;
use crate::source::{Diagnostic, Span, Spanned};

/// How many questions there are where nobody says.
const USUAL: usize = 5;
/// More are no quiz.
const MOST: usize = 30;

impl Writer<'_, '_> {
    /// Writes a quiz that the model answers.
    pub(super) fn made_quiz(&mut self, directive: &Directive) {
        let Some(from) = directive.attributes.get("from") else { return };
        self.quizzes += 1;
        let id = match directive.attributes.text("id") {
            Some(id) => id.to_owned(),
            None => format!("{}-{}", self.string("quiz_anchor"), self.quizzes),
        };
        self.page.slugs.take(&id);
        self.page.blocks.insert("memory".to_owned());
        self.quiz = Quiz { id: id.clone(), questions: 0 };
        let count = self.wanted_count(directive);
        let body = match &*from.value {
            "components" => self.about_components(directive, count),
            "diagrams" => self.about_diagrams(directive, count),
            _ => {
                self.unknown("source of questions", from, ["components", "diagrams"]);
                return;
            }
        };
        let title = directive.title.as_ref().map(|title| self.inline_title(title)).unwrap_or_default();
        let number = self.quizzes;
        self.quiz_block(&BlockView { id, title, number }, &body, self.headings.len());
    }

    fn wanted_count(&mut self, directive: &Directive) -> Option<Spanned<usize>> {
        let written = directive.attributes.get("count")?;
        match written.value.parse::<usize>() {
            Ok(count) if (1..=MOST).contains(&count) => Some(Spanned { value: count, span: written.span }),
            _ => {
                let message = format!("a quiz has 1 to {MOST} questions");
                self.page.diagnostics.push(Diagnostic::error("wrong-value", written.span, message));
                None
            }
        }
    }

    /// Says that the model does not give what is asked.
    fn too_few(&mut self, span: Span, message: String, help: &str) {
        self.page.diagnostics.push(Diagnostic::error("quiz-model", span, message).help(help));
    }

    /// What readers of this page know: what this lesson and those before it introduce. Elsewhere, everything.
    fn known(&self) -> Vec<usize> {
        let course = self.page.shared.course;
        let lesson = self.page.lesson;
        let introduced = course.introductions();
        let unread = Unread::new(course, self.page.shared.sources);
        let known = |i: &usize| {
            let id = &*course.components[*i].id;
            let when = introduced.get(id).map(|(lesson, _)| *lesson);
            lesson.is_none_or(|here| when.is_some_and(|when| when <= here) || unread.says_by(id, here))
        };
        (0..course.components.len()).filter(known).collect()
    }

    fn seed(&self) -> String {
        let course = self.page.shared.course;
        // Exercises of a lesson ask the same on its page and on one of their own.
        let place = match self.page.lesson {
            Some(lesson) => format!("lessons/{}.html", course.lessons[lesson].slug),
            None => {
                let folder = addresses::folder(&course.book, self.page.language.lang);
                self.page.path.strip_prefix(&*folder).unwrap_or(&self.page.path).to_owned()
            }
        };
        format!("{place}|{}", self.quizzes)
    }

    fn about_components(&mut self, directive: &Directive, count: Option<Spanned<usize>>) -> String {
        let course = self.page.shared.course;
        let known = self.known();
        let mut chosen = self.chosen(directive);
        if let Some(ids) = directive.attributes.get("ids") {
            let later = |id: &Spanned<String>| {
                let index = chosen.iter().find(|i| course.components[**i].id == id.value);
                index.is_some_and(|index| !known.contains(index))
            };
            for id in listed(ids).into_iter().filter(later) {
                let message = format!("readers do not know `{}` yet: no lesson up to this one introduces it", id.value);
                self.too_few(id.span, message, "ask about it in the lesson that introduces it, or later");
            }
        }
        chosen.retain(|index| known.contains(index));
        let asked = directive.attributes.get("ask").map(listed);
        for ask in asked.iter().flatten().filter(|ask| !Ask::NAMES.contains(&&*ask.value)) {
            self.unknown("question", ask, Ask::NAMES);
        }
        let wanted: Vec<&str> = match &asked {
            Some(asked) => asked.iter().map(|ask| &*ask.value).collect(),
            None => Ask::NAMES.to_vec(),
        };
        let most = count.as_ref().map_or(USUAL, |count| count.value);
        let made = question::from_components(course, &chosen, &known, &wanted, most, &self.seed());
        if made.len() < most && (count.is_some() || made.is_empty()) {
            let span = count.map_or(directive.span, |count| count.span);
            let message = format!("the model gives {} questions here, {most} were asked for", made.len());
            self.too_few(span, message, "ask for fewer, choose more components, or tell more of them in their files");
        }
        made.iter().map(|asked| self.made_question(asked)).collect()
    }

    fn made_question(&mut self, asked: &Asked) -> String {
        self.quiz.questions += 1;
        let id = format!("{}-{}", self.quiz.id, self.quiz.questions);
        self.page.slugs.take(&id);
        let right = &self.page.shared.course.components[asked.right];
        let (title, body) = match asked.ask {
            Ask::Role => (self.said("ask_role", &[("name", &self.named(asked.right))]), String::new()),
            Ask::Relation(i) => {
                let relation = &right.relations[i];
                let label = self.page.inline(&relation.label);
                let to = self.page.entry(&relation.to.value).map(|entry| self.page.name(entry)).unwrap_or_default();
                (self.said("ask_relation", &[("label", &label), ("to", &to)]), String::new())
            }
            Ask::Port(i) => {
                let port = &right.ports[i];
                let number = format!("<code>{}</code>", port.number);
                (self.said("ask_port", &[("port", &number), ("protocol", &text(&port.protocol))]), String::new())
            }
            Ask::Failure => {
                let stops = right.failure.as_ref().and_then(|failure| failure.stops.as_ref());
                let stops = stops.map(|stops| self.page.block(stops)).unwrap_or_default();
                (self.said("ask_failure", &[]), format!("<blockquote>{stops}</blockquote>"))
            }
            Ask::Start(started) => (self.said("ask_start", &[("name", &self.named(started))]), String::new()),
        };
        let ids = std::iter::once(&asked.right).chain(&asked.wrong).map(|i| &*self.page.shared.course.components[*i].id);
        let about = ids.fold(format!("|{:?}", asked.ask), |told, id| told + "," + id);
        let answers = std::iter::once(asked.right).chain(asked.wrong.iter().copied()).enumerate();
        let mut choices: Vec<ChoiceView> = answers.map(|(i, component)| self.made_choice(asked, i + 1, component)).collect();
        Shuffle::new(&format!("{}|{}", self.seed(), self.quiz.questions)).list(&mut choices);
        self.question_html(id, title, "single", choices, &body, &about)
    }

    /// An answer: a component's name, or what it is; the rest of what is known of it explains it.
    fn made_choice(&self, asked: &Asked, key: usize, component: usize) -> ChoiceView {
        let entry = self.page.language.lexicon.get(Entity::Component(component));
        let what = match &entry.definition_lang {
            Some(lang) => format!("<span lang=\"{lang}\">{}</span>", entry.definition),
            None => entry.definition.clone(),
        };
        let name = self.named(component);
        let link = format!("<a href=\"{}\">{name}</a>", self.page.url(&entry.path));
        let (html, why) = match asked.ask {
            Ask::Role => (what, format!("<p>{}</p>", self.said("ask_is", &[("name", &link)]))),
            _ => (name, format!("<p>{link}{} {what}</p>", self.string("colon"))),
        };
        ChoiceView { key, html, right: component == asked.right, why, partner: String::new(), option: 0 }
    }

    fn about_diagrams(&mut self, directive: &Directive, count: Option<Spanned<usize>>) -> String {
        let course = self.page.shared.course;
        let Some(ids) = directive.attributes.get("ids") else {
            let message = "this does not say which diagrams to ask about".to_owned();
            self.page.diagnostics.push(
                Diagnostic::error("missing-attribute", directive.span, message).help("write `::quiz{from=diagrams ids=\"…\"}`"),
            );
            return String::new();
        };
        let mut body = String::new();
        let mut made = 0;
        for id in listed(ids) {
            let Some(drawing) = course.drawing(&id.value) else {
                self.unknown("diagram", &id, course.drawings.iter().map(|drawing| &*drawing.id.value));
                continue;
            };
            let mut choices: Vec<ChoiceView> = Vec::new();
            let mut about = format!("|{}", id.value);
            for step in question::steps(drawing) {
                let html = self.step(drawing, &drawing.edges[step.edge]);
                if choices.iter().all(|known| known.html != html) {
                    let key = choices.len() + 1;
                    let edge = &drawing.edges[step.edge];
                    about += &format!(",{}>{}", edge.from.value, edge.to.value);
                    choices.push(ChoiceView { key, html, right: false, why: String::new(), partner: String::new(), option: 0 });
                }
            }
            if choices.len() < 3 {
                let message = format!("the diagram `{}` has no three steps to put in order", id.value);
                self.too_few(id.span, message, "number its edges with `step:`, or choose another");
                continue;
            }
            if count.as_ref().is_some_and(|count| made >= count.value) {
                break;
            }
            made += 1;
            self.quiz.questions += 1;
            let anchor = format!("{}-{}", self.quiz.id, self.quiz.questions);
            self.page.slugs.take(&anchor);
            let name = format!("<cite>{}</cite>", text(&self.plain(&drawing.title)));
            let title = self.said("ask_order", &[("name", &name)]);
            Shuffle::new(&format!("{}|{}", self.seed(), self.quiz.questions)).steps(&mut choices, |choice| choice.key);
            body += &self.question_html(anchor, title, "order", choices, "", &about);
        }
        if let Some(count) = count.filter(|count| count.value > made) {
            let message = format!("the model gives {made} questions here, {} were asked for", count.value);
            self.too_few(count.span, message, "name as many diagrams");
        }
        body
    }

    /// A step in words: who, to whom, what.
    fn step(&self, drawing: &Drawing, edge: &DrawingEdge) -> String {
        let end = |written: &str| {
            let id = written.split(':').next().unwrap_or_default();
            let Some(one) = drawing.boxes().into_iter().find(|one| one.id.value == id) else { return text(id) };
            let component = figure::component(self.page.shared.course, one).map(|(_, component)| &component.name);
            one.label.as_ref().or(component).map_or_else(|| text(id), |label| text(&self.plain(label)))
        };
        let (from, to) = (end(&edge.from.value), end(&edge.to.value));
        let ends = if from == to { from } else { format!("{from} → {to}") };
        match &edge.label {
            Some(label) => format!("{ends}{} {}", self.string("colon"), text(&self.plain(label))),
            None => ends,
        }
    }

    fn question_html(
        &mut self,
        id: String,
        title: String,
        kind: &'static str,
        choices: Vec<ChoiceView>,
        body: &str,
        about: &str,
    ) -> String {
        let print = super::questions::fingerprint(kind, &choices, about);
        let view = QuestionView { id, title, kind, print, choices, options: Vec::new(), why: String::new() };
        self.page.block_html("question", &view, Some(body)) + "\n"
    }

    /// A component's name as HTML.
    fn named(&self, component: usize) -> String {
        self.page.name(self.page.language.lexicon.get(Entity::Component(component)))
    }

    /// A text without markup.
    fn plain(&self, told: &Text) -> String {
        let lang = self.page.language.lang;
        let local = told.get(lang, self.page.shared.course.book.default_lang());
        words(local.words, local.foreign.map_or(lang.primary(), Lang::primary))
    }

    /// A sentence of the theme with values in it, which are HTML.
    fn said(&self, name: &'static str, values: &[(&str, &str)]) -> String {
        let sentence = text(self.string(name));
        values.iter().fold(sentence, |told, (name, value)| told.replace(&format!("{{{name}}}"), value))
    }
}
