//! What is typed in a console session, and what answers.

use std::collections::HashMap;

/// A line of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionLine<'a> {
    /// What is typed, after its prompt; one that goes on from the line before may have none.
    Typed {
        /// The prompt, or nothing.
        prompt: &'a str,
        /// What is typed.
        text: &'a str,
        /// Whether it goes on from the line before.
        goes_on: bool,
    },
    /// What answers.
    Output(&'a str),
}

/// The lines of a session. A command begins after `$ ` or `# `, and goes on after a backslash at the end of a line, and to the end of a
/// here-document (POSIX, "Shell Command Language", 2.7.4); there the shell's second prompt, `> `, is no part of it.
#[must_use]
pub fn session(text: &str) -> Vec<SessionLine<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    let ends: HashMap<&str, usize> = lines.iter().enumerate().map(|(at, line)| (bare(line), at)).collect();
    let mut found = Vec::new();
    let mut goes_on = false;
    // The line at which a here-document ends.
    let mut until = 0;
    for (at, &line) in lines.iter().enumerate() {
        let open = goes_on || at < until;
        let prompt = if open { &["> "][..] } else { &["$ ", "# "] }
            .iter()
            .find_map(|prompt| line.split_at_checked(2).filter(|(start, _)| start == prompt));
        let (prompt, text) = match prompt {
            Some(split) => split,
            None if open => ("", if line == ">" { "" } else { line }),
            None => {
                found.push(SessionLine::Output(line));
                continue;
            }
        };
        found.push(SessionLine::Typed { prompt, text, goes_on: open });
        // A word that no later line is looks at none of them: a session of nothing but beginnings costs no more than another.
        if at >= until
            && let Some(word) = here_document(text)
            && ends.get(word).is_some_and(|last| *last > at)
        {
            let end = lines[at + 1..].iter().position(|line| bare(line) == word);
            until = end.map_or(until, |end| at + end + 2);
        }
        goes_on = text.ends_with('\\');
    }
    found
}

/// A line of a here-document as it is compared with the word that ends it.
fn bare(line: &str) -> &str {
    line.strip_prefix("> ").unwrap_or(line).trim_start_matches('\t')
}

/// The word that ends the here-document that a command begins.
fn here_document(command: &str) -> Option<&str> {
    let (_, after) = command.split_once("<<").filter(|(_, after)| !after.starts_with('<'))?;
    let word =
        after.strip_prefix('-').unwrap_or(after).trim_start().split(|c: char| c.is_whitespace() || "|;&<>".contains(c)).next()?;
    Some(word.trim_matches(['\'', '"', '\\'])).filter(|word| !word.is_empty())
}

/// The commands of a session, each with the lines that it goes on in.
#[must_use]
pub fn commands(text: &str) -> Vec<String> {
    let mut commands: Vec<String> = Vec::new();
    for line in session(text) {
        match (line, commands.last_mut()) {
            (SessionLine::Typed { text, goes_on: true, .. }, Some(last)) => {
                last.push('\n');
                last.push_str(text);
            }
            (SessionLine::Typed { text, .. }, _) => commands.push(text.to_owned()),
            (SessionLine::Output(_), _) => {}
        }
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::commands;

    #[test]
    fn a_session_gives_its_commands_only() {
        let session = "$ kubectl get pods\nNAME   READY\n$ docker run \\\n    -it x\nout\n# reboot\n";
        assert_eq!(commands(session), ["kubectl get pods", "docker run \\\n    -it x", "reboot"]);
    }

    #[test]
    fn a_here_document_belongs_to_its_command() {
        for quoted in ["EOF", "'EOF'", "\"EOF\" | sort"] {
            let session = format!("$ cat <<{quoted}\n> one\n>\n> $ two\n> EOF\none\n$ ls\n");
            assert_eq!(commands(&session), [format!("cat <<{quoted}\none\n\n$ two\nEOF"), "ls".to_owned()]);
        }
        assert_eq!(commands("$ cat <<-E >a\n\tone\n\tE\nout\n"), ["cat <<-E >a\n\tone\n\tE"]);
        // Without its end, and with a here-string, what follows is output; a diff may begin with the second prompt.
        assert_eq!(commands("$ cat <<EOF\nout\n$ ls\n"), ["cat <<EOF", "ls"]);
        assert_eq!(commands("$ cat <<<EOF\nEOF\n"), ["cat <<<EOF"]);
        assert_eq!(commands("$ diff a b\n> one\n"), ["diff a b"]);
        assert_eq!(commands("$ echo \\\n> one\nout\n"), ["echo \\\none"]);
    }
}
