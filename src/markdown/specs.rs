//! Every directive that exists: its form, where it may stand and what it may carry.

/// Whether a directive holds text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `::name`, alone on its line.
    Leaf,
    /// `:::name` to `:::`.
    Container,
}

/// What is known of a directive.
#[derive(Debug, PartialEq, Eq)]
pub struct Spec {
    /// Its name.
    pub name: &'static str,
    /// Its form.
    pub form: Form,
    /// The directive it has to stand in.
    pub parent: Option<&'static str>,
    /// Whether it may have a `[title]`, must have one, or has none.
    pub title: Title,
    /// The attributes it may have.
    pub attributes: &'static [&'static str],
    /// The attributes of which it needs one, or nothing.
    pub needs_one_of: &'static [&'static str],
    /// The attributes that it needs.
    pub needs_all: &'static [&'static str],
}

/// Whether a directive has a `[title]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title {
    /// It never has.
    Never,
    /// It may have.
    Maybe,
    /// It has to.
    Always,
}

const fn container(name: &'static str, title: Title, attributes: &'static [&'static str]) -> Spec {
    Spec { name, form: Form::Container, parent: None, title, attributes, needs_one_of: &[], needs_all: &[] }
}

const fn child(name: &'static str, parent: &'static str, title: Title, attributes: &'static [&'static str]) -> Spec {
    Spec { name, form: Form::Container, parent: Some(parent), title, attributes, needs_one_of: &[], needs_all: &[] }
}

const fn leaf(name: &'static str, attributes: &'static [&'static str]) -> Spec {
    Spec { name, form: Form::Leaf, parent: None, title: Title::Never, attributes, needs_one_of: attributes, needs_all: &[] }
}

/// Every directive.
pub const SPECS: &[Spec] = &[
    container("exercise", Title::Maybe, &["id"]),
    child("hint", "exercise", Title::Maybe, &[]),
    child("solution", "exercise", Title::Maybe, &[]),
    container("keypoints", Title::Maybe, &[]),
    container("teacher", Title::Maybe, &[]),
    container("tabs", Title::Never, &["sync"]),
    child("tab", "tabs", Title::Always, &["key"]),
    container("details", Title::Always, &["id"]),
    container("quiz", Title::Maybe, &["id"]),
    child("question", "quiz", Title::Always, &["id", "kind", "fixed"]),
    Spec { title: Title::Maybe, needs_all: &["from"], ..leaf("quiz", &["from", "id", "ids", "family", "kind", "ask", "count"]) },
    leaf("components", &["family", "kind", "ids"]),
    leaf("commands", &["from"]),
    leaf("break", &["id"]),
    Spec { needs_all: &["id"], ..leaf("diagram", &["id", "focus", "select", "collapse", "width"]) },
    leaf("capture", &["id"]),
    Spec { needs_one_of: &[], ..leaf("explain", &["diagram"]) },
    Spec { needs_all: &["file"], ..leaf("code", &["file", "region", "title"]) },
    Spec { needs_all: &["id"], ..leaf("manifest", &["id", "only"]) },
    leaf("manifest-diagram", &["id", "ids"]),
    Spec { needs_all: &["from", "to"], ..leaf("manifest-diff", &["from", "to"]) },
    Spec { needs_all: &["manifest"], ..leaf("life", &["manifest", "object"]) },
];

/// The directive of that name, in that form where there are two.
#[must_use]
pub(super) fn find(name: &str, form: Form) -> Option<&'static Spec> {
    let named = || SPECS.iter().filter(|spec| spec.name == name);
    named().find(|spec| spec.form == form).or_else(|| named().next())
}
