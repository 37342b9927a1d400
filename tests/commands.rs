//! `docs/commands.md` against what the program offers: no command or option without its line, none that is not there.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic, and reads and writes its own files")]

use std::fs;

use assert_cmd::Command;

/// The commands and the long options that a command's own help names.
fn offered(arguments: &[&str]) -> (Vec<String>, Vec<String>) {
    let output = Command::cargo_bin("ardoise").unwrap().args(arguments).arg("--help").output().unwrap();
    assert!(output.status.success(), "{arguments:?}");
    let help = String::from_utf8(output.stdout).unwrap();
    let (mut commands, mut options, mut under) = (Vec::new(), Vec::new(), "");
    for line in help.lines() {
        match line {
            "Commands:" | "Options:" | "Arguments:" => under = line,
            // A command's name stands two spaces in, what is said of it further.
            _ if under == "Commands:" && line.starts_with("  ") && !line.starts_with("   ") => {
                commands.extend(line.split_whitespace().next().filter(|name| *name != "help").map(str::to_owned));
            }
            _ if under == "Options:" && line.trim_start().starts_with('-') && line.contains("--") => {
                let named = line.split_whitespace().find(|word| word.starts_with("--"));
                options.extend(named.map(str::to_owned));
            }
            _ => {}
        }
    }
    (commands, options)
}

#[test]
fn every_command_and_option_is_documented() {
    let document = fs::read_to_string("docs/commands.md").unwrap();
    let (head, sections) = document.split_once("\n## ").unwrap();
    let sections: Vec<&str> = sections.split("\n## ").collect();
    let holds =
        |text: &str, option: &str| text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).any(|word| word == option);
    let (commands, everywhere) = offered(&[]);
    assert!(commands.len() >= 7 && everywhere.len() >= 3, "{commands:?} {everywhere:?}");
    assert!(everywhere.iter().all(|option| holds(head, option)), "{everywhere:?}");
    let mut compared = 0;
    for command in &commands {
        let section = sections.iter().find(|text| text.starts_with(&format!("`ardoise {command}")));
        let section = section.unwrap_or_else(|| panic!("docs/commands.md has no section on `ardoise {command}`"));
        let (inner, options) = offered(&[command]);
        let mut all = options;
        for one in &inner {
            assert!(section.contains(&format!("`ardoise {command} {one} ")), "`ardoise {command} {one}` is not documented");
            all.extend(offered(&[command, one]).1);
        }
        for option in all.iter().filter(|option| !everywhere.contains(option)) {
            assert!(holds(section, option), "`ardoise {command}`: {option} is not documented");
            compared += 1;
        }
        // Nothing stands there that the command has not.
        let written = section.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        for word in written.filter(|word| word.starts_with("--") && word.len() > 2 && !word.starts_with("---")) {
            let known = all.iter().chain(&everywhere).any(|option| option == word);
            assert!(known || word == "--features", "`ardoise {command}` has no {word}");
        }
    }
    assert!(compared >= 25, "only {compared} options were compared");
    let readme = fs::read_to_string("README.md").unwrap();
    assert!(readme.contains("(docs/commands.md)") && readme.contains("(docs/manifests.md)"));
}
