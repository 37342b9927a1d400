//! Questions that the model answers: on the shipped course, with many seeds, nothing wrong is right and nothing unknown is asked.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic, and reads its own files")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ardoise::build::{Options, build};
use ardoise::highlight::Highlighter;
use ardoise::load::load;
use ardoise::model::{Component, Course};
use ardoise::question::{Ask, Asked, from_components, steps};
use ardoise::read::read;
use ardoise::source::Sources;
use ardoise::theme;

fn course() -> Course {
    let (sources, book) = read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    load(&sources, book).0
}

/// Whether a component is a right answer, found by another way than the one that chose it.
fn is_right(course: &Course, asked: &Asked, answer: usize) -> bool {
    let (right, other) = (&course.components[asked.right], &course.components[answer]);
    match asked.ask {
        Ask::Role => answer == asked.right,
        Ask::Relation(i) => other.relations.iter().any(|one| one.to.value == right.relations[i].to.value),
        Ask::Port(i) => other.ports.iter().any(|port| port.number == right.ports[i].number),
        Ask::Start(of) => {
            let starter = course.components[of].runs.as_ref().unwrap().started_by.as_ref().unwrap();
            starter.value == other.id
        }
        Ask::Failure => {
            let tied = |a: &Component, b: &Component| a.relations.iter().any(|one| one.to.value == b.id);
            let told = right.failure.as_ref().unwrap().also_by.iter().any(|id| id.value == other.id);
            answer == asked.right || tied(right, other) || tied(other, right) || told
        }
    }
}

#[test]
fn nothing_that_is_offered_as_wrong_is_right() {
    let course = course();
    let all: Vec<usize> = (0..course.components.len()).collect();
    let mut seen: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for seed in 0..60 {
        let made = from_components(&course, &all, &all, &Ask::NAMES, 12, &seed.to_string());
        assert_eq!(made, from_components(&course, &all, &all, &Ask::NAMES, 12, &seed.to_string()));
        assert_eq!(made.len(), 12);
        for asked in &made {
            assert!(is_right(&course, asked, asked.right), "{asked:?}");
            assert!((2..=3).contains(&asked.wrong.len()), "{asked:?}");
            assert_eq!(asked.wrong.iter().collect::<BTreeSet<_>>().len(), asked.wrong.len());
            for wrong in &asked.wrong {
                assert!(!is_right(&course, asked, *wrong), "{asked:?}: {}", course.components[*wrong].id);
            }
            seen.entry(asked.ask.name()).or_default().insert(asked.right);
        }
    }
    for name in Ask::NAMES {
        assert!(seen.get(name).is_some_and(|right| right.len() > 1), "{name}: {seen:?}");
    }
}

#[test]
fn wrong_answers_are_of_the_same_family_first() {
    let course = course();
    let all: Vec<usize> = (0..course.components.len()).collect();
    let family = |i: usize| course.components[i].family.as_ref().map(|family| &*family.value);
    let scheduler = course.components.iter().position(|one| one.id == "kube-scheduler").unwrap();
    let made = from_components(&course, &[scheduler], &all, &["role"], 1, "x");
    assert_eq!(made.len(), 1);
    assert!(made[0].wrong.iter().all(|wrong| family(*wrong) == Some("control-plane")), "{made:?}");
}

#[test]
fn only_what_is_known_is_asked_or_offered() {
    let course = course();
    let id = |i: &usize| course.components[*i].id.as_str();
    let known: Vec<usize> =
        (0..course.components.len()).filter(|i| ["kube-apiserver", "etcd", "kube-scheduler", "pod"].contains(&id(i))).collect();
    let made = from_components(&course, &known, &known, &Ask::NAMES, 30, "x");
    assert!(made.len() > 2);
    for asked in &made {
        assert!(known.contains(&asked.right) && asked.wrong.iter().all(|wrong| known.contains(wrong)), "{asked:?}");
    }
}

#[test]
fn the_steps_of_a_flow_are_those_that_its_diagram_numbers() {
    let course = course();
    let numbers = |id: &str| steps(course.drawing(id).unwrap()).iter().map(|step| step.number).collect::<Vec<_>>();
    assert_eq!(numbers("requete"), [1, 2, 3, 4, 5, 6]);
    assert_eq!(numbers("kubectl-apply"), [1, 2, 3, 4, 5, 7, 8]);
}

/// The fingerprints of the questions about these components on a page of a course that shows exercises in that place; a second lesson
/// introduces another component.
fn fingerprints(names: &[&str], exercises: &str, page: &str) -> Vec<String> {
    let mut sources = Sources::default();
    let book = format!("[book]\ntitle = \"C\"\nlanguage = \"en\"\n[output.html]\nexercises = \"{exercises}\"\n");
    let book = sources.add("book.toml", book.into_bytes());
    for (i, name) in names.iter().chain(&["later"]).enumerate() {
        let text = format!("name: {name}\nkind: component\nfamily: f\nsummary: does thing {i}\n");
        sources.add(format!("content/components/{name}.yaml"), text.into_bytes());
    }
    sources.add("content/families.yaml", b"- {id: f, name: F, color: blue}\n".to_vec());
    let quiz = ":::exercise{#x}\nAnswer.\n\n::quiz{from=components ask=role}\n:::\n";
    let lesson = format!("---\ntitle: A\nintroduces: [{}]\n---\n\n{quiz}", names.join(", "));
    sources.add("content/lessons/01-a.md", lesson.into_bytes());
    sources.add("content/lessons/02-b.md", b"---\ntitle: B\nintroduces: [later]\n---\n\nText.\n".to_vec());
    theme::lay_under(&mut sources);
    let built = build(&sources, book, &Highlighter::default(), &Options::default());
    assert!(built.diagnostics.is_empty(), "{:?}", built.diagnostics);
    let page = built.site.unwrap().pages.into_iter().find(|one| one.path == page).unwrap();
    page.html.split("data-print=\"").skip(1).map(|after| after.split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn an_answer_is_remembered_for_its_own_question_only() {
    let asked = |names: &[&str]| fingerprints(names, "inline", "lessons/a.html");
    let first = asked(&["alpha", "beta", "gamma"]);
    assert!(first.len() > 1 && first.iter().collect::<BTreeSet<_>>().len() == first.len(), "{first:?}");
    assert_eq!(first, asked(&["alpha", "beta", "gamma"]));
    let other = asked(&["delta", "epsilon", "zeta"]);
    assert!(!other.is_empty() && other.iter().all(|one| !first.contains(one)), "{first:?} {other:?}");
}

#[test]
fn an_exercise_asks_the_same_on_a_page_of_its_own() {
    let names = ["alpha", "beta", "gamma"];
    let inline = fingerprints(&names, "inline", "lessons/a.html");
    assert!(inline.len() > 1);
    assert_eq!(fingerprints(&names, "page", "exercises/a.html"), inline);
}
