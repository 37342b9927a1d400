//! Diagrams on pages: the drawing, its text twin, and the list of what it connects.

use std::collections::BTreeMap;

use serde::Serialize;

use super::addresses;
use super::markup::escape;
use super::page::PageCx;
use super::scenes::{Sizes, WIDTH};
use crate::diagram::graph::{Graph, Id, State, Stroke};
use crate::diagram::pen::text::{Glyphs, text};
use crate::diagram::pen::{html as pre, prose, svg};
use crate::diagram::scene::{Mark, Scene, Warning};
use crate::diagram::words::Words;
use crate::figure::{self, Wanted};
use crate::markdown;
use crate::model::{Course, Drawing, Entity};
use crate::source::{Diagnostic, Span};

/// What the marks of a figure whose boxes have states may add to its width.
const MARKS: i32 = 8;

/// What the block `figure` gets.
#[derive(Default, Serialize)]
pub(super) struct FigureView {
    /// Its id on the page.
    id: String,
    /// Its title, plain.
    title: String,
    /// A sentence about it, plain, or nothing.
    description: String,
    /// The drawing, as SVG to stand in the page.
    svg: String,
    /// The same laid out for a narrow screen, or nothing.
    narrow_svg: String,
    /// The drawing in letters, as HTML for a `<pre>`.
    text: String,
    /// The same laid out for a narrow screen, or nothing.
    narrow_text: String,
    /// Whether a narrow screen shows it whole, a little smaller if need be.
    small: bool,
    /// What is in it, and what it connects, as HTML lists.
    prose: String,
    /// The address of its own page, or nothing.
    page_url: String,
    /// The address of the drawing as a file, or nothing.
    svg_url: String,
    /// The address of its text twin as a file, or nothing.
    text_url: String,
}

/// What is asked of a figure beside its drawing.
#[derive(Default)]
pub(super) struct Asked<'a> {
    pub(super) focus: Option<&'a str>,
    pub(super) select: Vec<&'a str>,
    pub(super) collapse: Vec<&'a str>,
    pub(super) width: Option<i32>,
    /// Its place on the page, where that is not its id.
    pub(super) anchor: Option<String>,
    /// Its title, where that is not the drawing's.
    pub(super) title: Option<String>,
    /// What the reader knows of each component, or that it has failed; everything is known where this is empty.
    pub(super) states: BTreeMap<String, State>,
}

/// The scenes of a drawing for the readers of a page's language.
fn sizes(page: &PageCx<'_>, drawing: &Drawing, asked: &Asked<'_>) -> Sizes {
    let course = page.shared.course;
    let wanted = Wanted { lang: page.language.lang, focus: asked.focus, select: &asked.select, collapse: &asked.collapse };
    let mut graph = figure::graph(course, drawing, &wanted);
    if !asked.states.is_empty() {
        // Laid out once with the mark of what is new on every box; below, each box keeps or loses it.
        graph.nodes.iter_mut().for_each(|node| node.state = State::New);
        graph.groups.iter_mut().for_each(|group| group.state = State::New);
    }
    let usual = if asked.states.is_empty() { WIDTH } else { WIDTH + MARKS };
    let mut sizes = page.shared.scenes.get(&graph, asked.width.unwrap_or(usual));
    let links: BTreeMap<&str, Entity> =
        drawing.boxes().into_iter().filter_map(|one| Some((&*one.id.value, figure::link(course, one)?))).collect();
    let components = components(course, drawing);
    sizes.each(|scene| {
        for frame in &mut scene.frames {
            frame.href = links.get(frame.id.as_str()).map(|entity| page.url(&page.language.lexicon.get(*entity).path));
        }
        dress(course, &components, asked, scene);
    });
    sizes
}

/// Gives a scene its name on the page, and its boxes what the reader knows of the components that they stand for.
fn dress(course: &Course, components: &BTreeMap<&str, usize>, asked: &Asked<'_>, scene: &mut Scene) {
    if let Some(title) = &asked.title {
        scene.title.clone_from(title);
    }
    if let Some(anchor) = &asked.anchor {
        // Shown twice on a page, its parts need two names.
        scene.id = Id::new(&**anchor);
    }
    if asked.states.is_empty() {
        return;
    }
    for frame in &mut scene.frames {
        let component = components.get(frame.id.as_str());
        let id = component.map(|index| &course.components[*index].id);
        frame.state = id.and_then(|id| asked.states.get(id)).copied().unwrap_or(State::Known);
        let texts = frame.texts.iter_mut();
        match frame.state {
            State::New => {}
            State::Failed => {
                texts.flat_map(|text| &mut text.marks).filter(|mark| **mark == Mark::New).for_each(|mark| *mark = Mark::Failed)
            }
            _ => texts.for_each(|text| text.marks.retain(|mark| *mark != Mark::New)),
        }
    }
    groups_follow(scene, components);
    let states: Vec<State> = scene.frames.iter().map(|frame| frame.state).collect();
    for route in &mut scene.routes {
        let later = [route.from, route.to].iter().any(|end| matches!(states.get(*end), Some(State::Later | State::Failed)));
        route.state = if later { State::Later } else { State::Known };
        if [route.from, route.to].iter().any(|end| states.get(*end) == Some(&State::Failed)) {
            route.stroke = Stroke::Dashed;
        }
    }
}

/// A group of its own, which no lesson introduces, is to come as long as everything in it is.
fn groups_follow(scene: &mut Scene, components: &BTreeMap<&str, usize>) {
    // Parents come before what they hold.
    for at in (0..scene.frames.len()).rev() {
        let mut inner = scene.frames.iter().filter(|frame| frame.parent == Some(at)).peekable();
        let own = !components.contains_key(scene.frames[at].id.as_str());
        if own && inner.peek().is_some() && inner.all(|frame| frame.state == State::Later) {
            scene.frames[at].state = State::Later;
        }
    }
}

/// The components that the boxes of a drawing stand for.
fn components<'a>(course: &Course, drawing: &'a Drawing) -> BTreeMap<&'a str, usize> {
    let boxes = drawing.boxes().into_iter();
    boxes.filter_map(|one| Some((&*one.id.value, figure::component(course, one)?.0))).collect()
}

/// A figure as the theme's block `figure` shows it.
pub(super) fn view(page: &mut PageCx<'_>, drawing: &Drawing, asked: &Asked<'_>) -> FigureView {
    let sizes = sizes(page, drawing, asked);
    let warned = |warning| Diagnostic::warning("diagram-layout", drawing.id.span, figure::warning(warning));
    let help = "split it, collapse a group, or shorten labels";
    page.diagnostics.extend(sizes.wide.warnings.iter().map(|warning| warned(warning).help(help)));
    let own_page = page.shared.course.drawing(&drawing.id.value).is_some();
    let folder = addresses::folder(&page.shared.course.book, page.language.lang);
    let file = |ending: &str| {
        if own_page { page.url(&format!("{folder}diagrams/{}.{ending}", drawing.id.value)) } else { String::new() }
    };
    FigureView {
        id: asked.anchor.clone().unwrap_or_else(|| drawing.id.value.clone()),
        description: description(page, drawing),
        page_url: file("html"),
        svg_url: file("svg"),
        text_url: file("txt"),
        ..FigureView::drawn(page, &sizes)
    }
}

impl FigureView {
    /// What the pens make of a graph.
    fn drawn(page: &PageCx<'_>, sizes: &Sizes) -> FigureView {
        let pen = |scene: &Scene| svg::svg(scene, &svg::Style::page(page.language.lang.tag()));
        let letters = |scene: &Scene| pre::html(scene, Glyphs::Unicode);
        let narrow = sizes.narrow.as_ref();
        FigureView {
            title: sizes.wide.title.clone(),
            svg: pen(&sizes.wide),
            narrow_svg: narrow.map(pen).unwrap_or_default(),
            text: letters(&sizes.wide),
            narrow_text: narrow.map(letters).unwrap_or_default(),
            small: sizes.small(),
            prose: lists(&prose::prose(&sizes.wide, &Words::of(page.language.lang.primary()))),
            ..FigureView::default()
        }
    }
}

fn description(page: &PageCx<'_>, drawing: &Drawing) -> String {
    let lang = page.language.lang;
    let local = drawing.description.as_ref().map(|text| text.get(lang, page.shared.course.book.default_lang()));
    local.map(|local| markdown::words(local.words, local.foreign.unwrap_or(lang).primary())).unwrap_or_default()
}

/// A graph that no author drew as HTML, `width` cells wide at most; `components` are those that its boxes stand for, `at` is where
/// it was asked for.
pub(super) fn made(
    page: &mut PageCx<'_>,
    graph: &Graph,
    width: i32,
    components: &[(Id, String)],
    anchor: String,
    at: Span,
) -> String {
    let mut sizes = page.shared.scenes.get(graph, width);
    let warned = |warning| Diagnostic::warning("diagram-layout", at, figure::warning(warning));
    // What nobody asked for need not be kept.
    let warnings = sizes.wide.warnings.iter().filter(|warning| !matches!(warning, Warning::Unkept(_)));
    page.diagnostics.extend(warnings.map(warned));
    let components: BTreeMap<&str, &str> = components.iter().map(|(id, component)| (id.as_str(), &**component)).collect();
    sizes.each(|scene| {
        for frame in &mut scene.frames {
            let entry = components.get(frame.id.as_str()).and_then(|id| page.entry(id));
            frame.href = entry.map(|entry| page.url(&entry.path));
        }
    });
    let view = FigureView { id: anchor, ..FigureView::drawn(page, &sizes) };
    page.block_html("figure", &view, None)
}

/// A figure as HTML.
pub(super) fn html(page: &mut PageCx<'_>, drawing: &Drawing, asked: &Asked<'_>) -> String {
    let view = view(page, drawing, asked);
    page.block_html("figure", &view, None)
}

/// The drawing and its text twin as files of their own.
pub(super) fn files(page: &PageCx<'_>, drawing: &Drawing) -> Vec<(String, Vec<u8>)> {
    let mut scene = sizes(page, drawing, &Asked::default()).wide;
    // A file may be moved: its boxes lead nowhere.
    scene.frames.iter_mut().for_each(|frame| frame.href = None);
    let folder = addresses::folder(&page.shared.course.book, page.language.lang);
    let path = |ending: &str| format!("{folder}diagrams/{}.{ending}", drawing.id.value);
    vec![
        (path("svg"), svg::svg(&scene, &svg::Style::file(page.language.lang.tag())).into_bytes()),
        (path("txt"), text(&scene, Glyphs::Unicode).into_bytes()),
    ]
}

/// The described list of a scene as HTML: what is in what, then one line for each edge.
fn lists(prose: &prose::Prose) -> String {
    let mut html = String::new();
    let mut depths: Vec<usize> = Vec::new();
    for place in &prose.places {
        while depths.last().is_some_and(|depth| *depth > place.depth) {
            depths.pop();
            html += "</li></ul>";
        }
        if depths.last() == Some(&place.depth) {
            html += "</li>\n";
        } else {
            depths.push(place.depth);
            html += "<ul>\n";
        }
        let says = if place.says.is_empty() { String::new() } else { format!(" – {}", escape::text(&place.says.join(" ; "))) };
        html += &format!("<li><strong>{}</strong>{says}", escape::text(&place.name));
    }
    html += &"</li></ul>\n".repeat(depths.len());
    let told = prose.connections.iter().map(|connection| &connection.sentence).chain(&prose.notes);
    let told: Vec<String> = told.map(|sentence| format!("<li>{}</li>", escape::text(sentence))).collect();
    if !told.is_empty() {
        html += &format!("<ol>\n{}\n</ol>\n", told.join("\n"));
    }
    html
}
