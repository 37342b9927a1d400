//! What the page's own reader of captures has to know: the catalogue, and how things are said, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::catalogue;
use crate::capture::lang;
use crate::capture::phrases;
use crate::model::{Course, Lang};

#[derive(Serialize)]
struct Known {
    lang: lang::Lang,
    families: Vec<KnownFamily>,
    components: Vec<KnownComponent>,
    words: BTreeMap<String, String>,
}

#[derive(Serialize)]
struct KnownFamily {
    id: String,
    name: String,
    color: String,
}

#[derive(Serialize)]
struct KnownComponent {
    id: String,
    name: String,
    role: String,
    family: Option<String>,
    namespaces: Vec<String>,
    containers: Vec<String>,
    workloads: Vec<String>,
    images: Vec<String>,
    commands: Vec<String>,
    /// Its page from the site's root, or nothing where the course has none.
    url: String,
}

/// The JSON, in the reader's language; `url` gives the page of a component, or nothing.
#[must_use]
pub fn known(course: &Course, lang: &Lang, url: impl Fn(&str) -> String) -> String {
    let words = phrases(lang::Lang::of_locale(lang.tag()));
    let catalogue = catalogue(course, lang);
    let families = catalogue.families.into_iter();
    let components = catalogue.components.into_iter().map(|component| KnownComponent {
        url: url(&component.id),
        id: component.id,
        name: component.name,
        role: component.role,
        family: component.family,
        namespaces: component.namespaces,
        containers: component.containers,
        workloads: component.workloads,
        images: component.images,
        commands: component.commands,
    });
    let known = Known {
        lang: lang::Lang::of_locale(lang.tag()),
        families: families.map(|family| KnownFamily { id: family.id, name: family.name, color: family.color }).collect(),
        components: components.collect(),
        words,
    };
    serde_json::to_string(&known).unwrap_or_default()
}
