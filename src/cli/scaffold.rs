//! The files of a new course, lesson, component and manifest.

/// A text in two languages: the second where the course is French.
fn choose(lang: &str, en: &str, fr: &str) -> String {
    if lang.starts_with("fr") { fr.to_owned() } else { en.to_owned() }
}

/// A value as it has to be written in YAML, quotes where they are needed.
pub(super) fn yaml(value: &str) -> String {
    serde_yaml::to_string(value).map_or_else(|_| format!("{value:?}"), |text| text.trim_end().to_owned())
}

/// A value as it has to be written in TOML.
fn toml(value: &str) -> String {
    toml_string(value)
}

/// A TOML basic string (<https://toml.io/en/v1.0.0#string>).
fn toml_string(value: &str) -> String {
    let escape = |c: char| match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", value.chars().map(escape).collect::<String>())
}

/// The files of a new course: paths and texts.
pub(super) fn course(title: &str, id: Option<&str>, lang: &str) -> Vec<(String, String)> {
    let book = format!(
        "[book]\n{}title = {}\nlanguage = {}\nauthors = []\n\n[output.html]\n# {}\n# site-url = \"https://example.org/course/\"\n",
        id.map(|id| book_id(id, lang)).unwrap_or_default(),
        toml(title),
        toml(lang),
        choose(
            lang,
            "the address it is published at: gives it a sitemap.xml and a 404.html",
            "l'adresse de publication : donne un sitemap.xml et une page 404.html"
        ),
    );
    let families = choose(
        lang,
        "- id: services\n  name: Services\n  summary: what runs all the time\n  color: blue\n",
        "- id: services\n  name: Services\n  summary: ce qui tourne en permanence\n  color: blue\n",
    );
    let glossary = choose(
        lang,
        "- id: request\n  term: request\n  definition: What a client sends to a server, such as [[web-server]], to get an answer.\n",
        "- id: request\n  term: requête\n  definition: Ce qu'un client envoie à un serveur, par exemple [[web-server]], pour obtenir une réponse.\n",
    );
    let component = choose(
        lang,
        "name: Web server\nkind: component\nfamily: services\nsummary: answers each request with a page\nrole: |\n  It waits on its port. For each [[request]] it sends one answer.\nports:\n  - number: 80\n    purpose: plain HTTP\nobserve:\n  - command: curl -I http://localhost/\n    shows: the first lines of an answer\nfailure:\n  stops: No page comes any more.\n  keeps-working: Pages that are already open stay on the screen.\n",
        "name: Serveur web\nkind: component\nfamily: services\nsummary: répond à chaque requête par une page\nrole: |\n  Il attend sur son port. À chaque [[request|requête]], il envoie une réponse.\nports:\n  - number: 80\n    purpose: HTTP sans chiffrement\nobserve:\n  - command: curl -I http://localhost/\n    shows: les premières lignes d'une réponse\nfailure:\n  stops: Plus aucune page n'arrive.\n  keeps-working: Les pages déjà ouvertes restent à l'écran.\n",
    );
    let first = choose(
        lang,
        "---\ntitle: What happens when I open a page?\nid: open-a-page\nsummary: From the address to the answer.\nobjectives:\n  - Name the two sides of a conversation on the web\nintroduces: [web-server, request]\n---\n\nYou type an address. Who answers?\n\n## A question and an answer\n\nYour browser sends a [[request]]. The [[web-server]] answers.\n\n```console\n$ curl -I http://localhost/\nHTTP/1.1 200 OK\n```\n\n:::exercise[Ask by hand]\nSend a request without a browser.\n\n:::hint\n`curl` is a browser without a window.\n:::\n\n:::solution\n`curl http://localhost/` prints the page's source.\n:::\n:::\n\n:::keypoints\n- One side asks, the other answers.\n:::\n",
        "---\ntitle: Que se passe-t-il quand j'ouvre une page ?\nid: ouvrir-une-page\nsummary: De l'adresse à la réponse.\nobjectives:\n  - Nommer les deux côtés d'une conversation sur le web\nintroduces: [web-server, request]\n---\n\nVous tapez une adresse. Qui répond ?\n\n## Une question, une réponse\n\nVotre navigateur envoie une [[request]]. Le [[web-server|serveur]] répond.\n\n```console\n$ curl -I http://localhost/\nHTTP/1.1 200 OK\n```\n\n:::exercise[Demander à la main]\nEnvoyez une requête sans navigateur.\n\n:::hint\n`curl` est un navigateur sans fenêtre.\n:::\n\n:::solution\n`curl http://localhost/` affiche le source de la page.\n:::\n:::\n\n:::keypoints\n- Un côté demande, l'autre répond.\n:::\n",
    );
    let first_path = choose(lang, "content/lessons/01-open-a-page.md", "content/lessons/01-ouvrir-une-page.md");
    let welcome = choose(
        lang,
        "Begin with the first lesson: it takes ten minutes.\n",
        "Commencez par la première leçon : elle prend dix minutes.\n",
    );
    vec![
        ("book.toml".to_owned(), book),
        ("content/index.md".to_owned(), welcome),
        ("content/families.yaml".to_owned(), families),
        ("content/glossary.yaml".to_owned(), glossary),
        ("content/components/web-server.yaml".to_owned(), component),
        (first_path, first),
        (".gitignore".to_owned(), "/site\n/.ardoise-cache\n".to_owned()),
    ]
}

/// The line of `book.toml` that gives a course its id.
fn book_id(id: &str, lang: &str) -> String {
    let why = choose(
        lang,
        "readers' progress is kept under it: it stays when the title changes",
        "la progression est gardée sous ce nom : il reste quand le titre change",
    );
    format!("id = {} # {why}\n", toml(id))
}

/// The text of a new lesson.
pub(super) fn lesson(title: &str, lang: &str) -> String {
    let title = yaml(title);
    choose(
        lang,
        &format!(
            "---\ntitle: {title}\nsummary: One sentence about it.\nobjectives:\n  - What the learner can do afterwards\nprerequisites: []\nintroduces: []\n---\n\nA question first.\n\n## The idea\n\nText.\n\n:::keypoints\n- What to remember.\n:::\n"
        ),
        &format!(
            "---\ntitle: {title}\nsummary: Une phrase.\nobjectives:\n  - Ce que l'on sait faire après\nprerequisites: []\nintroduces: []\n---\n\nUne question d'abord.\n\n## L'idée\n\nTexte.\n\n:::keypoints\n- Ce qu'il faut retenir.\n:::\n"
        ),
    )
}

/// The text of a new manifest: a Deployment, and a Service that leads to its Pods.
pub(super) fn manifest(name: &str) -> String {
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {name}\nspec:\n  replicas: 1\n  selector:\n    matchLabels:\n      app: {name}\n  template:\n    \
         metadata:\n      labels:\n        app: {name}\n    spec:\n      containers:\n        - name: {name}\n          image: {name}:1.0\n          ports:\n            \
         - containerPort: 8080\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: {name}\nspec:\n  selector:\n    app: {name}\n  ports:\n    - port: 80\n      \
         targetPort: 8080\n"
    )
}

/// The notes of a new manifest.
pub(super) fn manifest_notes(lang: &str) -> String {
    choose(
        lang,
        "notes:\n  - at: spec.replicas\n    title: How many Pods\n    text: |\n      What this field asks for, and why.\n  - at: [spec.selector.matchLabels, spec.template.metadata.labels]\n    title: The selector finds the labels\n",
        "notes:\n  - at: spec.replicas\n    title: Combien de Pods\n    text: |\n      Ce que ce champ demande, et pourquoi.\n  - at: [spec.selector.matchLabels, spec.template.metadata.labels]\n    title: Le sélecteur trouve les étiquettes\n",
    )
}

/// The text of a new component of `family`; a tool where the course has no family.
pub(super) fn component(name: &str, family: Option<&str>, lang: &str) -> String {
    let kind = match family {
        Some(family) => format!("kind: component\nfamily: {family}"),
        None => "kind: tool".to_owned(),
    };
    let name = yaml(name);
    choose(
        lang,
        &format!("name: {name}\n{kind}\nsummary: one sentence about it\nrole: |\n  What it does, and what it does not do.\n"),
        &format!("name: {name}\n{kind}\nsummary: une phrase\nrole: |\n  Ce qu'il fait, et ce qu'il ne fait pas.\n"),
    )
}
