//! Lines around the output: prompts with the command typed, and what the tools say instead of a table.

use crate::capture::remark::Message;

const COMMANDS: [&str; 12] = [
    "docker ps",
    "docker container ls",
    "docker container ps",
    "docker container list",
    "crictl ps",
    "crictl pods",
    "crictl po",
    "podman ps",
    "nerdctl ps",
    "kubectl get",
    "minikube ssh",
    "docker exec",
];

const MARKS: [char; 6] = ['$', '#', '%', '>', '❯', '➜'];

/// Whether a line is a prompt, with or without a command.
pub(super) fn is_prompt(line: &str) -> bool {
    let line = line.trim();
    let before = match line.char_indices().nth(300) {
        Some((end, _)) => &line[..end],
        None => line,
    };
    if before.len() < line.len() && !before.starts_with(MARKS) {
        return false;
    }
    let command = COMMANDS.iter().filter_map(|command| before.find(command)).min();
    if let Some(at) = command {
        let head = before[..at].trim_end();
        let bare = head.is_empty() || ["sudo", "time", "watch"].iter().any(|word| head.ends_with(word));
        return bare || head.contains(MARKS) || head.ends_with("k3s") || head.ends_with("minikube");
    }
    let marked = MARKS.iter().any(|mark| before.strip_prefix(*mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
    let shell = before.starts_with("PS ") && before.contains('>');
    marked || shell || is_place(before)
}

/// Whether a line is a fence (with or without a language) or a ruler, as copied documents have them.
pub(super) fn is_ruler(line: &str) -> bool {
    let line = line.trim();
    let fence = line.strip_prefix("```").or_else(|| line.strip_prefix("~~~"));
    let language = |text: &str| text.len() < 20 && text.chars().all(|char| char.is_ascii_alphanumeric());
    fence.is_some_and(|rest| language(rest.trim_matches(['`', '~', ' '])))
        || (line.chars().count() >= 3 && line.chars().all(|char| matches!(char, '-' | '=' | '_' | '*' | '─' | '═')))
}

/// `user@host:~/folder$ `, `[user@host folder]# `, `C:\Users\me>`: nothing but letters of a place before the mark.
fn is_place(line: &str) -> bool {
    let Some(at) = line.find(['$', '#', '%', '>']) else { return false };
    let head = &line[..at];
    let shape = head.contains('@') || head.get(1..3) == Some(":\\") || head.ends_with('~');
    let followed = line[at + 1..].chars().next().is_none_or(|char| char == ' ');
    shape && followed && head.chars().count() < 120 && !head.contains("  ")
}

/// What a tool said, if this is a tool speaking.
pub(super) fn message(line: &str) -> Option<Message> {
    let line = line.trim_start();
    let starts = |heads: &[&str]| heads.iter().any(|head| line.starts_with(head));
    if starts(&["No resources found"]) {
        Some(Message::NothingFound)
    } else if starts(&["Cannot connect to the Docker daemon", "error during connect", "The connection to the server"])
        || starts(&["Unable to connect to the server", "Is the docker daemon running"])
    {
        Some(Message::Unreachable)
    } else if starts(&["permission denied", "Got permission denied", "Error from server (Forbidden)"])
        || line.contains("permission denied while trying to connect")
    {
        Some(Message::Denied)
    } else if line.ends_with("command not found") || line.ends_with(": not found") {
        Some(Message::NoCommand)
    } else if starts(&[
        "WARN[",
        "FATA[",
        "ERRO[",
        "WARNING:",
        "Error:",
        "error:",
        "Error from server",
        "Emulate Docker CLI",
        "Warning:",
    ]) || is_log(line)
    {
        Some(Message::Other)
    } else {
        None
    }
}

/// `E0312 10:15:00.123456    4242 remote_runtime.go:390] …`, as Kubernetes' programs log.
fn is_log(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let day = words.next().unwrap_or_default();
    let time = words.next().unwrap_or_default();
    day.len() == 5
        && day.starts_with(['E', 'W', 'I', 'F'])
        && day.bytes().skip(1).all(|byte| byte.is_ascii_digit())
        && time.len() >= 8
        && time.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::{is_prompt, message};
    use crate::capture::remark::Message;

    #[test]
    fn prompts_of_every_shell() {
        for line in [
            "$ docker ps",
            "$",
            "# crictl ps -a",
            "docker ps",
            "sudo docker ps --no-trunc",
            "student@laptop:~/course$ kubectl get pods -A",
            "[root@node1 ~]# crictl pods",
            "PS C:\\Users\\me> docker ps",
            "C:\\Users\\me>docker ps -a",
            "C:\\Users\\me>",
            "➜  ~ docker ps",
            "user@host:~$ ",
            "$ minikube ssh -- docker ps",
        ] {
            assert!(is_prompt(line), "{line}");
        }
    }

    #[test]
    fn not_prompts() {
        let row = "14360cdb1757   web   \"echo $ docker ps\"   10 minutes ago";
        for line in ["", "web-0   1/1   Running", "the output of docker ps shows", row, "-> Pod etcd", "a > b"] {
            assert!(!is_prompt(line) || line == row, "{line}");
        }
    }

    #[test]
    fn tools_speak() {
        assert_eq!(message("No resources found in default namespace."), Some(Message::NothingFound));
        assert_eq!(message("bash: crictl: command not found"), Some(Message::NoCommand));
        assert_eq!(message("E0312 10:15:00.123456    4242 remote_runtime.go:390] x"), Some(Message::Other));
        assert_eq!(message("Every container"), None);
    }
}
