//! The files of a site that are not made but copied: `static/`, and what lessons refer to.

use std::collections::BTreeMap;

use super::Shared;
use crate::model::Site;

/// Every file of `static/`, at its path without `static/`; `.nojekyll` tells GitHub Pages to serve all of them.
pub(super) fn statics(shared: &Shared<'_>) -> BTreeMap<String, Vec<u8>> {
    let files = shared.sources.under("static/");
    let mut statics: BTreeMap<String, Vec<u8>> =
        files.filter_map(|(_, file)| Some((file.path.strip_prefix("static/")?.to_owned(), file.bytes.clone()))).collect();
    statics.insert(".nojekyll".to_owned(), Vec::new());
    statics
}

/// Adds a file of the content folder at its own path.
pub(super) fn publish(shared: &Shared<'_>, path: &str, site: &mut Site) {
    if let Some(file) = shared.sources.find(&format!("{}/{path}", shared.course.book.src)) {
        site.files.entry(path.to_owned()).or_insert_with(|| shared.sources.get(file).bytes.clone());
    }
}
