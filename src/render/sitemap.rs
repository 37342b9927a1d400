//! `sitemap.xml`, as <https://www.sitemaps.org/protocol.html> has it, for a course whose address is known.

use super::addresses;
use super::markup::escape;
use crate::model::{Course, Site};

/// Adds the sitemap.
pub(super) fn add(site: &mut Site, course: &Course) {
    let Some(url) = &course.book.site_url else { return };
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in site.pages.iter().filter(|page| page.path != "404.html") {
        xml += &format!("<url><loc>{}</loc></url>\n", escape::attribute(&addresses::public(url, &page.path)));
    }
    xml += "</urlset>\n";
    site.files.insert("sitemap.xml".to_owned(), xml.into_bytes());
}
