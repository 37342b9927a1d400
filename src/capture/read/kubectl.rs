//! Rows of `kubectl get pods`: of one namespace or of all, wide or not.

use super::cells::{Column, Head};
use super::record::{About, PodFacts, PodRef, Row};
use super::words::{self, Word};
use crate::capture::model::{Ready, Source};
use crate::capture::name;
use crate::capture::remark::RemarkKind;

/// Reads a row.
pub(super) fn row(line: &str, head: Option<&Head>) -> Option<Row> {
    let all = words::words(line);
    let place = all.iter().take(3).position(|(_, word)| ready(word).is_some())?;
    let (namespace, name) = match &all[..place] {
        [(_, name)] => (None, *name),
        [(_, namespace), (_, name)] => (Some(*namespace), *name),
        _ => return None,
    };
    let name = name.strip_prefix("pod/").unwrap_or(name);
    if !name::is_subdomain(name) || namespace.is_some_and(|namespace| !name::is_subdomain(namespace)) {
        return None;
    }
    let (status, restarts, after) = match &all[place + 1..] {
        [(_, status), (_, restarts), after @ ..] if is_status(status) => (*status, words::number(restarts)?, after),
        _ => return None,
    };
    let after = &after[since(after)?..];
    let age = after.first().map(|(_, word)| *word);
    if !age.is_none_or(is_age) {
        return None;
    }
    let (ip, node) = wide(line, head, after);
    let facts = PodFacts {
        pod: PodRef { namespace: namespace.map(str::to_owned), name: Some(name.to_owned()), ..PodRef::default() },
        ip,
        node,
        status: Some(status.to_owned()),
        ready: ready(all[place].1),
        restarts: Some(restarts),
        ..PodFacts::default()
    };
    let flaw = missing(head, after.len()).map(|missing| RemarkKind::CutRow { missing });
    Some(Row { source: Source::KubectlPods, about: About::Pod(facts), flaw })
}

/// `(37m ago)` after the restarts: how many words.
fn since(after: &[Word<'_>]) -> Option<usize> {
    match after {
        [(_, first), (_, second), ..] if first.starts_with('(') => (*second == "ago)").then_some(2),
        [(_, first), ..] if first.starts_with('(') => None,
        _ => Some(0),
    }
}

/// Address and node, from the columns or from the fifth and sixth words of a wide row.
fn wide(line: &str, head: Option<&Head>, after: &[Word<'_>]) -> (Option<String>, Option<String>) {
    let kept = |text: &str| Some(text).filter(|text| *text != "<none>" && !text.contains(' ')).map(str::to_owned);
    if head.is_some_and(|head| !head.has(Column::Ip) && !head.has(Column::Node)) {
        return (None, None);
    }
    let by_cells = head.and_then(|head| {
        let cells = head.cut(line)?;
        cells.get(Column::Age).filter(|age| is_age(age))?;
        Some((cells.get(Column::Ip)?, cells.get(Column::Node)?))
    });
    let by_words = || match after {
        [_, (_, ip), (_, node), ..] if is_address(ip) => Some((*ip, *node)),
        _ => None,
    };
    by_cells.or_else(by_words).map_or((None, None), |(ip, node)| (kept(ip), kept(node)))
}

/// The first column that a row should have and has not. `after` counts the words from the age on.
fn missing(head: Option<&Head>, after: usize) -> Option<&'static str> {
    let wide = head.filter(|head| head.has(Column::Ip) && head.has(Column::Node));
    let due = wide.map_or(1, |head| head.columns.iter().skip_while(|(column, _)| *column != Column::Age).count());
    let titles = [Column::Age.title(), Column::Ip.title(), Column::Node.title(), "NOMINATED NODE", "READINESS GATES"];
    titles.get(..due.min(titles.len()))?.get(after).copied()
}

fn ready(word: &str) -> Option<Ready> {
    let (ready, total) = word.split_once('/')?;
    let both = |text: &str| Some(text).filter(|text| !text.is_empty()).and_then(words::number);
    Some(Ready { ready: both(ready)?, total: both(total)? })
}

/// `Running`, `Init:0/1`, `CrashLoopBackOff`, `ExitCode:1`: a capital, then no blanks.
fn is_status(word: &str) -> bool {
    word.starts_with(|char: char| char.is_ascii_uppercase())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'/' | b'-' | b'_'))
}

/// `15m`, `2d3h`, `<unknown>`.
fn is_age(word: &str) -> bool {
    let units = |byte: u8| byte.is_ascii_digit() || matches!(byte, b's' | b'm' | b'h' | b'd' | b'y');
    word == "<unknown>" || word == "<invalid>" || (word.starts_with(|c: char| c.is_ascii_digit()) && word.bytes().all(units))
}

fn is_address(word: &str) -> bool {
    let digits = word.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'.' | b':'));
    word == "<none>" || (digits && word.contains(['.', ':']))
}

#[cfg(test)]
mod tests {
    use super::row;
    use crate::capture::read::record::About;

    fn of(line: &str) -> Option<String> {
        let About::Pod(facts) = row(line, None)?.about else { return None };
        let pod = facts.pod;
        Some(format!(
            "{}/{} {} {} {} {}",
            pod.namespace.unwrap_or_default(),
            pod.name.unwrap_or_default(),
            facts.status.unwrap_or_default(),
            facts.restarts.unwrap_or_default(),
            facts.ip.unwrap_or_default(),
            facts.node.unwrap_or_default()
        ))
    }

    #[test]
    fn rows_of_every_width() {
        assert_eq!(of("web-0   1/1   Running   0   15m").as_deref(), Some("/web-0 Running 0  "));
        assert_eq!(
            of("kube-system   etcd-minikube   1/1   Running   1 (37m ago)   2d3h").as_deref(),
            Some("kube-system/etcd-minikube Running 1  ")
        );
        assert_eq!(
            of("pod/web-0   0/1   Init:0/1   0   5s   10.244.0.3   kind-worker   <none>   <none>").as_deref(),
            Some("/web-0 Init:0/1 0 10.244.0.3 kind-worker")
        );
        assert_eq!(of("flask-deployment   1/1     1            1           15m"), None);
        assert_eq!(of("web   1/1   15m"), None);
    }
}
