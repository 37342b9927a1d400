//! One small drawing of each family, as it is expected: `UPDATE=1` rewrites them.

use std::path::Path;

use ardoise::diagram::graph::{Arrow, Color, Direction, Edge, Family, Graph, Group, Node, State};
use ardoise::diagram::pen::prose::{prose, text as list};
use ardoise::diagram::pen::svg::{Style, svg};
use ardoise::diagram::pen::text::{Glyphs, text};
use ardoise::diagram::words::Words;
use ardoise::diagram::{Options, layout, validate};

fn graphs() -> Vec<Graph> {
    let start = |id: &str, family| Graph::new(id, family, id);
    vec![
        start("architecture", Family::Architecture)
            .node(Node::new("cli", "client").href("client.html"))
            .group(Group::new("node", "Node").color(Color::Violet))
            .node(Node::new("api", "api").inside("node").color(Color::Blue))
            .group(Group::new("pod", "Pod").inside("node").state(State::New))
            .node(Node::new("app", "节点 app").inside("pod").detail("port 80").state(State::Later))
            .edge(Edge::new("cli", "api", "asks"))
            .edge(Edge::new("api", "pod", "<starts> & \"stops\"").dashed())
            .edge(Edge::new("app", "api", "").arrow(Arrow::Both))
            .legend(Color::Blue, "control")
            .legend(Color::Violet, "objects"),
        start("flow", Family::Flow)
            .node(Node::new("a", "browser").step(1))
            .node(Node::new("b", "Service").step(2))
            .node(Node::new("c", "Pod").step(3))
            .edge(Edge::new("a", "b", "request").step(1))
            .edge(Edge::new("b", "c", "").step(2)),
        start("hierarchy", Family::Hierarchy)
            .node(Node::new("d", "Deployment"))
            .node(Node::new("r", "ReplicaSet"))
            .node(Node::new("p", "Pod 1"))
            .node(Node::new("q", "Pod 2"))
            .edge(Edge::new("d", "r", "makes"))
            .edge(Edge::new("r", "p", ""))
            .edge(Edge::new("r", "q", "")),
        start("anatomy", Family::Anatomy)
            .group(Group::new("pod", "Pod"))
            .node(Node::new("a", "pause").inside("pod"))
            .node(Node::new("b", "app").inside("pod").detail("python"))
            .node(Node::new("n", "network").inside("pod").wide())
            .group(Group::new("shared", "shared").inside("pod").wide())
            .node(Node::new("v", "volumes").inside("shared")),
        start("sequence", Family::Sequence)
            .node(Node::new("a", "kubectl"))
            .node(Node::new("b", "api"))
            .node(Node::new("c", "etcd"))
            .edge(Edge::new("a", "b", "apply").step(1))
            .edge(Edge::new("b", "b", "checks").step(2))
            .note("b", "nothing runs yet")
            .edge(Edge::new("b", "c", "writes").step(3))
            .edge(Edge::new("c", "a", "done").dashed()),
        start("ports", Family::Ports)
            .toward(Direction::Right)
            .node(Node::new("s", "Service").port("n", "nodePort 30008").port("p", "port 80"))
            .node(Node::new("p", "Pod").port("t", "port 5600"))
            .edge(Edge::new("s.p", "p.t", "")),
        start("ports-fan", Family::Ports)
            .node(Node::new("s", "Service").port("p", "port 80").port("m", "port 9090"))
            .node(Node::new("a", "Pod 1").port("t", "port 5600"))
            .node(Node::new("b", "Pod 2").port("t", "port 5600"))
            .node(Node::new("c", "Pod 3").port("t", "port 5600").port("m", "port 9100"))
            .edge(Edge::new("s.p", "a.t", ""))
            .edge(Edge::new("s.p", "b.t", ""))
            .edge(Edge::new("s.p", "c.t", ""))
            .edge(Edge::new("s.m", "c.m", "")),
    ]
}

#[test]
fn each_family_is_drawn_as_expected() {
    let folder = Path::new("tests/diagram/golden");
    let mut wrong = Vec::new();
    for graph in graphs() {
        assert_eq!(validate(&graph), []);
        let scene = layout(&graph, &Options::width(80));
        assert_eq!(super::random::faults_of(&graph, &scene, 80, &[Glyphs::Unicode, Glyphs::Ascii]), Vec::<String>::new());
        let words = Words::of("en");
        let forms = [
            ("txt", text(&scene, Glyphs::Unicode)),
            ("ascii.txt", text(&scene, Glyphs::Ascii)),
            ("svg", svg(&scene, &Style::page("en"))),
            ("prose.txt", list(&prose(&scene, &words), &words)),
        ];
        for (ending, drawn) in forms {
            let path = folder.join(format!("{}.{ending}", graph.id));
            if std::env::var("UPDATE").is_ok() {
                std::fs::create_dir_all(folder).unwrap();
                std::fs::write(&path, &drawn).unwrap();
            }
            let expected = std::fs::read_to_string(&path).unwrap_or_default();
            if expected != drawn {
                wrong.push(format!("{}:\n{drawn}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
