//! The words of a page's `<main>`, gathered under the titles that they follow.

use super::read::Tag;
use super::{Passage, PassageKind};

/// Elements whose words stand in a line with those around them.
const INLINE: [&[u8]; 27] = [
    b"a", b"abbr", b"b", b"bdi", b"cite", b"code", b"del", b"dfn", b"em", b"i", b"ins", b"kbd", b"mark", b"mi", b"mn", b"mo",
    b"q", b"s", b"samp", b"small", b"span", b"strong", b"sub", b"sup", b"u", b"var", b"wbr",
];
/// Elements whose words are no part of the text.
const LEFT_OUT: [&[u8]; 9] = [b"nav", b"svg", b"script", b"style", b"template", b"button", b"select", b"noscript", b"annotation"];
/// Elements that have no end tag.
const VOID: [&[u8]; 13] =
    [b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"source", b"track", b"wbr"];

/// The most blocks with a title that are told apart one in the other.
const DEEPEST: usize = 16;

/// An element that is waited for: its name, and how many of that name are open in it.
struct Open {
    name: Vec<u8>,
    inner: usize,
}

impl Open {
    fn new(name: &[u8]) -> Self {
        Self { name: name.to_owned(), inner: 0 }
    }

    fn start(&mut self, name: &[u8]) {
        self.inner += usize::from(name == self.name);
    }

    /// Whether the end tag of that name ends it.
    fn ends(&mut self, name: &[u8]) -> bool {
        if name != self.name {
            return false;
        }
        self.inner = self.inner.wrapping_sub(1);
        self.inner == usize::MAX
    }
}

/// A block with a title of its own: when it ends, the passage around it goes on.
struct Scope {
    open: Open,
    /// The passage around it.
    outer: usize,
    /// The passage of the block, and the id of the element that holds its title.
    own: usize,
    title: String,
}

/// Gathers the words of a page.
#[derive(Default)]
pub(super) struct Passages {
    done: Vec<Passage>,
    /// The passage that words go to.
    at: usize,
    main: Option<Open>,
    left_out: Option<Open>,
    pre: Option<Open>,
    /// The element that holds the title, or another name, of the passage.
    title: Option<Open>,
    name: Option<Open>,
    scopes: Vec<Scope>,
}

impl Passages {
    /// A start tag.
    pub(super) fn start(&mut self, tag: &Tag) {
        let name = tag.name();
        let Some(main) = &mut self.main else {
            if name == b"main" {
                self.main = Some(Open::new(name));
                self.done.push(Passage::default());
            }
            return;
        };
        main.start(name);
        let waited = [&mut self.left_out, &mut self.pre, &mut self.title, &mut self.name];
        waited.into_iter().flatten().for_each(|open| open.start(name));
        self.scopes.iter_mut().for_each(|scope| scope.open.start(name));
        if self.left_out.is_some() {
            return;
        }
        let searched = tag.get(b"data-search");
        if !INLINE.contains(&name) || searched.is_some() {
            self.space();
        }
        if VOID.contains(&name) {
            return;
        }
        if LEFT_OUT.contains(&name) || searched == Some("off") || tag.get(b"aria-hidden") == Some("true") {
            self.left_out = Some(Open::new(name));
        } else if name == b"pre" && self.pre.is_none() {
            self.pre = Some(Open::new(name));
        } else if searched == Some("name") && self.name.is_none() {
            self.name = Some(Open::new(name));
            self.space();
        } else if self.title.is_none() {
            self.begin(tag);
        }
    }

    /// Begins a passage, or the title of one, where the tag does.
    fn begin(&mut self, tag: &Tag) {
        let name = tag.name();
        let id = tag.get(b"id").unwrap_or_default();
        let scope = self.scopes.last().filter(|scope| !id.is_empty() && scope.title == id);
        if let Some(own) = scope.map(|scope| scope.own) {
            self.at = own;
            self.title = Some(Open::new(name));
        } else if name == b"h1" && self.done.first().is_some_and(|page| page.title.is_empty()) {
            self.at = 0;
            self.title = Some(Open::new(name));
        } else if !id.is_empty() && matches!(name, b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"dt") {
            let kind = if name == b"dt" { PassageKind::Term } else { PassageKind::Heading };
            self.push(kind, id);
            self.title = Some(Open::new(name));
        } else if let Some(title) = tag.get(b"aria-labelledby").filter(|_| !id.is_empty() && name == b"section") {
            let outer = self.at;
            self.push(PassageKind::Heading, id);
            if self.scopes.len() == DEEPEST {
                return;
            }
            self.scopes.push(Scope { open: Open::new(name), outer, own: self.at, title: title.to_owned() });
        }
    }

    fn push(&mut self, kind: PassageKind, anchor: &str) {
        self.done.push(Passage { kind, anchor: anchor.to_owned(), ..Passage::default() });
        self.at = self.done.len() - 1;
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: &[u8]) {
        let Some(main) = &mut self.main else { return };
        if main.ends(name) {
            self.main = None;
            return;
        }
        if self.left_out.is_none() && !INLINE.contains(&name) {
            self.space();
        }
        for waited in [&mut self.left_out, &mut self.pre, &mut self.title, &mut self.name] {
            if waited.as_mut().is_some_and(|open| open.ends(name)) {
                *waited = None;
            }
        }
        let mut ended = None;
        for (i, scope) in self.scopes.iter_mut().enumerate().rev() {
            if scope.open.ends(name) {
                ended = Some((i, scope.outer));
            }
        }
        if let Some((i, outer)) = ended {
            self.scopes.truncate(i);
            self.at = outer;
        }
    }

    /// The text that words go to.
    fn target(&mut self) -> Option<&mut String> {
        let passage = self.done.get_mut(self.at)?;
        Some(if self.title.is_some() {
            &mut passage.title
        } else if self.pre.is_some() {
            &mut passage.code
        } else if self.name.is_some() {
            &mut passage.names
        } else {
            &mut passage.text
        })
    }

    /// Words.
    pub(super) fn text(&mut self, bytes: &[u8]) {
        if self.main.is_none() || self.left_out.is_some() {
            return;
        }
        let text = String::from_utf8_lossy(bytes);
        let ends = [text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace)];
        if ends[0] {
            self.space();
        }
        let Some(target) = self.target() else { return };
        for (i, word) in text.split_ascii_whitespace().enumerate() {
            if i > 0 {
                target.push(' ');
            }
            target.push_str(word);
        }
        if ends[1] {
            self.space();
        }
    }

    /// Keeps what comes apart from what was.
    fn space(&mut self) {
        if let Some(target) = self.target()
            && !target.is_empty()
            && !target.ends_with(' ')
        {
            target.push(' ');
        }
    }

    /// The passages that have something to say.
    pub(super) fn finish(self) -> Vec<Passage> {
        let mut done = self.done;
        for passage in &mut done {
            for text in [&mut passage.title, &mut passage.names, &mut passage.text, &mut passage.code] {
                text.truncate(text.trim_end().len());
            }
        }
        let mut first = true;
        done.retain(|passage| std::mem::take(&mut first) || !passage.title.is_empty() || !passage.text.is_empty());
        done
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::{PassageKind, outline};

    /// Each passage as `kind anchor|title|names|text|code`.
    fn passages(html: &str) -> Vec<String> {
        let show = |p: crate::outline::Passage| {
            let kind = match p.kind {
                PassageKind::Page => "page",
                PassageKind::Heading => "heading",
                PassageKind::Term => "term",
            };
            format!("{kind} {}|{}|{}|{}|{}", p.anchor, p.title, p.names, p.text, p.code)
        };
        outline(html).passages.into_iter().map(show).collect()
    }

    #[test]
    fn words_go_under_their_title() {
        let html = "<nav>no</nav><main><nav>no</nav><h1>The <code>Pod</code></h1><p>One&amp;<b>two</b></p><p>three</p>\
            <h2 id=a>A<a class=anchor href=#a></a></h2><pre><code>kind: Pod\nx</code></pre><ul><li>four<li>five</ul></main><p>no";
        assert_eq!(passages(html), ["page |The Pod||One&two three|", "heading a|A||four five|kind: Pod x"]);
    }

    #[test]
    fn a_block_with_a_title_is_a_passage_and_the_text_around_it_goes_on() {
        let html = "<main><h1>T</h1>a<section id=e aria-labelledby=e-title><p id=e-title>Exercise 1</p><p>do</p>\
            <section>in</section></section>b<dl><dt id=t>Term</dt><dd>means</dd></dl></main>";
        assert_eq!(passages(html), ["page |T||a b|", "heading e|Exercise 1||do in|", "term t|Term||means|"]);
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        let html = "<main><h1>T</h1><svg><title>no</title></svg><div data-search=off><div>no</div>no</div>\
            <script>if (a < b) no</script><p aria-hidden=true>no</p><br data-search=off>yes<b data-search=name>po</b><b data-search=name>pods</b></main>";
        assert_eq!(passages(html), ["page |T|po pods|yes|"]);
    }

    #[test]
    fn any_text_is_read_without_a_panic() {
        for html in [
            "",
            "<main",
            "<main></main></main><main>",
            "<main></h2></section><h2 id=x>",
            "<main><section id=a aria-labelledby=b></section></section>",
        ] {
            let _ = passages(html);
        }
        let deep = "<section id=a aria-labelledby=b>".repeat(100_000);
        assert_eq!(passages(&format!("<main>{deep}")).len(), 1);
    }
}
