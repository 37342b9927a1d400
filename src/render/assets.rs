//! The style sheets and scripts that a page needs because of the blocks it shows: `static/theme/blocks/NAME.css` and `NAME.js`,
//! in the order of their names.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page::PageCx;

/// A script of a block.
#[derive(Serialize)]
pub(super) struct ScriptView {
    /// Its address, relative to the page.
    url: String,
    /// Its words, as a JSON object: the theme's words whose names begin with `script_NAME_`, without that.
    words: String,
}

/// The addresses of the style sheets of a page's blocks.
pub(super) fn styles(page: &PageCx<'_>) -> Vec<String> {
    urls(page, "css").map(|(_, url)| url).collect()
}

/// The scripts of a page's blocks.
pub(super) fn scripts(page: &PageCx<'_>) -> Vec<ScriptView> {
    urls(page, "js").map(|(block, url)| ScriptView { url, words: words(page, block) }).collect()
}

/// The blocks of a page that have a file of that extension, and its address.
fn urls<'a>(page: &'a PageCx<'_>, extension: &'a str) -> impl Iterator<Item = (&'a str, String)> {
    page.blocks.iter().filter_map(move |block| {
        let path = format!("theme/blocks/{block}.{extension}");
        page.shared.sources.find(&format!("static/{path}"))?;
        Some((&**block, page.url(&path)))
    })
}

fn words(page: &PageCx<'_>, block: &str) -> String {
    let prefix = format!("script_{block}_");
    let own = page.language.strings.0.iter().filter_map(|(key, word)| Some((key.strip_prefix(&prefix)?, &**word)));
    let own: BTreeMap<&str, &str> = own.collect();
    serde_json::to_string(&own).unwrap_or_default()
}
