//! Reads what the static schema leaves out, and puts it into the fields it is about.

use super::{Field, Schema};

/// Adds the facts to the fields of the schema.
pub(super) fn add(text: &'static str, schema: &mut Schema) {
    let mut open: Option<&mut Field> = None;
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let Some(fact) = line.strip_prefix("  ") else {
            open = line
                .rsplit_once('.')
                .and_then(|(owner, name)| schema.types.get_mut(owner)?.fields.iter_mut().find(|field| field.name == name));
            continue;
        };
        if let Some(field) = &mut open {
            fact_of(fact, field);
        }
    }
}

fn fact_of(fact: &'static str, field: &mut Field) {
    let facts = &mut field.facts;
    match fact.split_once(' ').unwrap_or((fact, "")) {
        ("default", value) => facts.default = Some(value),
        ("keys", keys) => facts.keys = keys.split(' ').collect(),
        ("range", range) => {
            facts.range = range.split_once('-').and_then(|(least, most)| Some((least.parse().ok()?, most.parse().ok()?)));
        }
        ("immutable", _) => facts.immutable = true,
        ("-", value) => facts.values.extend(value.split_once(": ")),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::schema;

    #[test]
    fn every_fact_is_about_a_field_and_is_read() {
        let mut field = None;
        let mut count = 0;
        for line in include_str!("facts.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let Some(fact) = line.strip_prefix("  ") else {
                let (owner, name) = line.rsplit_once('.').unwrap();
                field = schema().of(owner).and_then(|owner| owner.field(name));
                assert!(field.is_some(), "no field is `{line}`");
                continue;
            };
            let facts = &field.unwrap().facts;
            let known = match fact.split_once(' ').unwrap_or((fact, "")) {
                ("default", value) => facts.default == Some(value),
                ("keys", keys) => facts.keys.join(" ") == keys,
                ("range", _) => facts.range.is_some_and(|(least, most)| least < most),
                ("immutable", _) => facts.immutable,
                ("-", value) => facts.values.iter().any(|(word, meaning)| format!("{word}: {meaning}") == value),
                _ => false,
            };
            assert!(known, "`{fact}` is not read");
            count += 1;
        }
        assert!(count > 300);
    }
}
