//! The teacher's capture gives the tables that the teacher made by hand, and the right totals.
#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "tests read their fixtures")]

use ardoise::capture::capture;
use ardoise::capture::catalogue::{Catalogue, Component, Family};
use ardoise::capture::graph::{Part, PartKind, graph};
use ardoise::capture::lang::Lang;
use ardoise::capture::model::{Role, Snapshot};
use ardoise::capture::tables::{NamespaceTable, Tables};
use ardoise::capture::totals::Totals;

fn seed() -> Snapshot {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/capture/fixtures/minikube.capture");
    capture(&std::fs::read_to_string(path).expect("the seed's capture"))
}

/// Families and roles as the hand-made tables have them: id, container, role, family.
fn catalogue() -> Catalogue {
    let families = [
        ("app", "Application"),
        ("control-plane", "Plan de contrôle"),
        ("network", "Réseau et DNS"),
        ("storage", "Stockage"),
        ("pause", "Conteneurs pause"),
    ];
    let components = [
        ("flask", "flask-container", "Application Flask", "app"),
        ("kube-apiserver", "kube-apiserver", "API centrale du cluster", "control-plane"),
        ("etcd", "etcd", "Base de données clé-valeur", "control-plane"),
        ("kube-controller-manager", "kube-controller-manager", "Maintien de l'état désiré", "control-plane"),
        ("kube-scheduler", "kube-scheduler", "Choix du nœud", "control-plane"),
        ("kube-proxy", "kube-proxy", "Routage vers les Services", "network"),
        ("coredns", "coredns", "DNS interne du cluster", "network"),
        ("storage-provisioner", "storage-provisioner", "Gestion du stockage", "storage"),
        ("pause", "POD", "Infrastructure du Pod", "pause"),
    ];
    Catalogue {
        families: families.map(|(id, name)| Family { id: id.to_owned(), name: name.to_owned(), color: String::new() }).to_vec(),
        components: components
            .map(|(id, container, role, family)| Component {
                id: id.to_owned(),
                name: id.to_owned(),
                role: role.to_owned(),
                family: Some(family.to_owned()),
                containers: vec![container.to_owned()],
                ..Component::default()
            })
            .to_vec(),
    }
}

/// `family / id / container / command → what`, as the hand-made tables read.
fn by_hand(namespace: &NamespaceTable) -> Vec<String> {
    let rows = namespace.families.iter().flat_map(|family| family.rows.iter().map(move |row| (&family.family.name, row)));
    rows.map(|(family, row)| {
        let command = row.command.as_deref().unwrap_or_default();
        let what = match (&row.pod, row.role) {
            (Some(pod), Some(Role::Sandbox)) => format!("Pod {}", pod.workload),
            _ => row.component.as_ref().map(|component| component.role.clone()).unwrap_or_default(),
        };
        format!("{family} / {} / {} / \"{command}\" → {what}", row.id, row.name)
    })
    .collect()
}

#[test]
fn the_tables_made_by_hand() {
    let tables = Tables::of(&seed(), &catalogue(), Lang::Fr);
    let names: Vec<_> = tables.namespaces.iter().filter_map(|namespace| namespace.name.as_deref()).collect();
    assert_eq!(names, ["default", "kube-system"]);
    assert_eq!(
        by_hand(&tables.namespaces[0]),
        [
            "Application / 14360cdb1757 / flask-container / \"python app.py\" → Application Flask",
            "Conteneurs pause / e38e9711b084 / pause / \"/pause\" → Pod flask-deployment",
        ]
    );
    assert_eq!(
        by_hand(&tables.namespaces[1]),
        [
            "Plan de contrôle / 911324e09c0a / kube-apiserver / \"kube-apiserver --ad…\" → API centrale du cluster",
            "Plan de contrôle / d6625f9eee61 / etcd / \"etcd --advertise-cl…\" → Base de données clé-valeur",
            "Plan de contrôle / dd2f59932aac / kube-controller-manager / \"kube-controller-man…\" → Maintien de l'état désiré",
            "Plan de contrôle / c212e6f07559 / kube-scheduler / \"kube-scheduler --au…\" → Choix du nœud",
            "Réseau et DNS / 44fd38c51c64 / kube-proxy / \"/usr/local/bin/kube…\" → Routage vers les Services",
            "Réseau et DNS / 4f53efc80b87 / coredns / \"/coredns -conf /etc…\" → DNS interne du cluster",
            "Stockage / 58bc302d1377 / storage-provisioner / \"/storage-provisioner\" → Gestion du stockage",
            "Conteneurs pause / 61557e186b97 / pause / \"/pause\" → Pod kube-apiserver",
            "Conteneurs pause / 35b298f99c0d / pause / \"/pause\" → Pod etcd",
            "Conteneurs pause / d9b8e9a3343f / pause / \"/pause\" → Pod kube-controller-manager",
            "Conteneurs pause / 716961a2ae72 / pause / \"/pause\" → Pod kube-scheduler",
            "Conteneurs pause / 94a03f235a83 / pause / \"/pause\" → Pod kube-proxy",
            "Conteneurs pause / 8d179ac9cc78 / pause / \"/pause\" → Pod coredns",
            "Conteneurs pause / e5b72362a990 / pause / \"/pause\" → Pod storage-provisioner",
        ]
    );
}

#[test]
fn the_summary_made_by_hand() {
    let tables = Tables::of(&seed(), &catalogue(), Lang::Fr);
    let summary: Vec<String> = tables
        .families
        .iter()
        .map(|family| format!("{} {} → {}", family.count, family.family.name, family.names.join(", ")))
        .collect();
    assert_eq!(
        summary,
        [
            "1 Application → flask-container",
            "4 Plan de contrôle → kube-apiserver, etcd, kube-controller-manager, kube-scheduler",
            "2 Réseau et DNS → kube-proxy, coredns",
            "1 Stockage → storage-provisioner",
            "8 Conteneurs pause → pause",
        ]
    );
}

#[test]
fn the_totals() {
    let snapshot = seed();
    let totals = Totals::of(&snapshot);
    assert_eq!((totals.pods, totals.containers, totals.pause, totals.others), (8, 16, 8, 8));
    let tables = Tables::of(&snapshot, &Catalogue::empty(), Lang::Fr);
    assert_eq!(tables.headline, "16 conteneurs = 8 Pods\u{a0}: 8 pause + 8 autres");
    let others: Vec<usize> = tables.namespaces.iter().map(|namespace| namespace.totals.others).collect();
    assert_eq!(others, [1, 7], "one of Flask, seven of the system");
    let english = Tables::of(&snapshot, &Catalogue::empty(), Lang::En);
    assert_eq!(english.headline, "16 containers = 8 Pods: 8 pause + 8 others");
    assert!(snapshot.remarks.is_empty() && snapshot.outside.is_empty());
    assert_eq!(snapshot.nodes.iter().collect::<Vec<_>>(), ["minikube"]);
}

#[test]
fn without_a_catalogue_everything_is_there_and_unknown() {
    let tables = Tables::of(&seed(), &Catalogue::empty(), Lang::En);
    let rows: Vec<_> =
        tables.namespaces.iter().flat_map(|namespace| &namespace.families).flat_map(|family| &family.rows).collect();
    assert_eq!(rows.len(), 16);
    assert!(rows.iter().all(|row| row.component.is_none()));
    let families: Vec<_> = tables.families.iter().map(|family| (family.family.name.as_str(), family.count)).collect();
    assert_eq!(families, [("Other containers", 8), ("Pod infrastructure", 8)]);
}

#[test]
fn the_graph_of_the_node() {
    fn count(parts: &[Part], kind: PartKind) -> usize {
        parts.iter().map(|part| usize::from(part.kind == kind) + count(&part.parts, kind)).sum()
    }
    let parts = graph(&seed(), &catalogue(), Lang::Fr);
    assert_eq!(parts.iter().map(|part| part.label.as_str()).collect::<Vec<_>>(), ["minikube"]);
    let counts = [PartKind::Node, PartKind::Namespace, PartKind::Pod, PartKind::Pause, PartKind::Container, PartKind::Outside];
    assert_eq!(counts.map(|kind| count(&parts, kind)), [1, 2, 8, 8, 8, 0]);
    let etcd = &parts[0].parts[1].parts[1];
    assert_eq!(
        (etcd.label.as_str(), etcd.component.as_deref(), etcd.family.as_deref()),
        ("etcd-minikube", Some("etcd"), Some("control-plane"))
    );
    assert_eq!(etcd.id, "node/minikube/ns/kube-system/etcd-minikube");
    assert_eq!(etcd.detail.as_deref(), Some("Pod statique du nœud minikube"));
}
