//! A finished page read back once: its places, its addresses, and its words by passage.

mod passages;
mod read;

/// What a finished page holds.
#[derive(Debug, Default)]
pub struct Outline {
    /// Its ids, in order, as often as they stand there.
    pub ids: Vec<String>,
    /// Those of them that have a title, in order.
    pub titled: Vec<String>,
    /// Its addresses, in order.
    pub links: Vec<Link>,
    /// Whether a `<base>` makes its addresses relative to the site's root.
    pub has_base: bool,
    /// The words of its `<main>`, in order; the first passage is the page's own, under its title.
    pub passages: Vec<Passage>,
}

/// An address on a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub href: String,
    /// Whether the page loads it by itself, as it does an image or a script.
    pub loaded: bool,
    /// Whether it is an image.
    pub image: bool,
}

/// What stands under one title.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// What begins it.
    pub kind: PassageKind,
    /// The id of its place; nothing for the page itself.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Other names of the same thing: what the template marks with `data-search="name"`.
    pub names: String,
    /// Its words.
    pub text: String,
    /// Its code: the words of `<pre>`.
    pub code: String,
}

/// What begins a passage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PassageKind {
    /// The page.
    #[default]
    Page,
    /// A heading, or a block with a title of its own.
    Heading,
    /// A term of a list of definitions: `<dt id>`.
    Term,
}

/// Reads a page.
#[must_use]
pub fn outline(html: &str) -> Outline {
    read::read(html)
}
