//! The components that containers are matched to: by container name first, then image, then command.

use serde::Serialize;

use crate::capture::model::{Command, Container, Pod, Role};

/// Components and their families, in the order in which tables show them. Texts are in the reader's language.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// The families.
    pub families: Vec<Family>,
    /// The components.
    pub components: Vec<Component>,
}

/// A family of components.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Family {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The name of its colour: `blue`, `teal`, `green`, `amber`, `red`, `rose`, `violet`, `slate`.
    pub color: String,
}

/// A component, and how its containers are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Component {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does, in one line.
    pub role: String,
    /// The id of its family.
    pub family: Option<String>,
    /// The namespaces its Pods are in; none for any.
    pub namespaces: Vec<String>,
    /// The names of its containers in their Pods; `POD` or `pause` for the sandbox.
    pub containers: Vec<String>,
    /// The short names of its Pods, where those are not its containers' too; with `*` at the end, how they begin.
    pub workloads: Vec<String>,
    /// Its images, with or without registry; tags and digests do not count.
    pub images: Vec<String>,
    /// The first words of its command; folders before the program do not count.
    pub commands: Vec<String>,
}

/// How a container was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// By the container's name.
    Name,
    /// By its image.
    Image,
    /// By its command.
    Command,
    /// By the Pod's short name, its containers not being listed.
    Workload,
}

impl Component {
    /// Whether another catalogue's component is this one: by its id, by a container of its name, by its image.
    fn is_also(&self, other: &Self) -> bool {
        let name = |one: &str, other: &str| one == other || (is_pause(one) && is_pause(other));
        let image = |one: &str, other: &str| same_image(repository(one), other) || same_image(repository(other), one);
        let any = |ours: &[String], theirs: &[String], same: fn(&str, &str) -> bool| {
            ours.iter().any(|one| theirs.iter().any(|other| same(one, other)))
        };
        self.id == other.id || any(&self.containers, &other.containers, name) || any(&self.images, &other.images, image)
    }

    /// Whether its Pods can be where this one is, as far as the capture tells.
    fn is_in(&self, pod: &Pod) -> bool {
        let told = pod.namespace.as_ref().filter(|_| !self.namespaces.is_empty());
        told.is_none_or(|namespace| self.namespaces.contains(namespace))
    }
}

impl Catalogue {
    /// A catalogue of nothing: every container stays unknown, every pause is still a pause.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// This catalogue, and behind it what another one knows besides: a component of the other that this one has under its id, a
    /// container's name or an image is left out, and so are families that are then empty.
    #[must_use]
    pub fn before(mut self, other: Self) -> Self {
        let known = |theirs: &Component| self.components.iter().any(|own| own.is_also(theirs));
        let more: Vec<Component> = other.components.into_iter().filter(|component| !known(component)).collect();
        let used = |family: &Family| more.iter().any(|component| component.family.as_ref() == Some(&family.id));
        let ours = |family: &Family| self.families.iter().any(|own| own.id == family.id);
        let families: Vec<Family> = other.families.into_iter().filter(|family| used(family) && !ours(family)).collect();
        self.families.extend(families);
        self.components.extend(more);
        self
    }

    /// The component of a container in a Pod.
    #[must_use]
    pub fn find(&self, container: &Container, pod: &Pod) -> Option<(&Component, By)> {
        let sandbox = container.role == Role::Sandbox;
        let name = container.name.as_deref().unwrap_or_default();
        let named = |known: &str| if sandbox { is_pause(known) } else { known == name && known != "POD" };
        let here = |component: &Component| component.is_in(pod);
        let by_name =
            self.components.iter().find(|component| here(component) && component.containers.iter().any(|known| named(known)));
        by_name.map(|component| (component, By::Name)).or_else(|| self.by_contents(container, here))
    }

    /// The component of a container of no Pod, whose name says nothing: by image, then by command. It is no Pod's pause.
    #[must_use]
    pub fn find_outside(&self, container: &Container) -> Option<(&Component, By)> {
        self.by_contents(container, |component| !component.containers.iter().any(|known| is_pause(known)))
    }

    fn by_contents(&self, container: &Container, allowed: impl Fn(&Component) -> bool) -> Option<(&Component, By)> {
        let components = || self.components.iter().filter(|component| allowed(component));
        let image = repository(container.image.as_deref().unwrap_or_default());
        let by_image = components().find(|component| component.images.iter().any(|known| same_image(image, known)));
        let runs = |component: &&Component| {
            let command = container.command.as_ref();
            command.is_some_and(|command| component.commands.iter().any(|known| same_command(command, known)))
        };
        by_image.map(|component| (component, By::Image)).or_else(|| Some((components().find(runs)?, By::Command)))
    }

    /// The component of a Pod whose containers are not listed, by the short name of what runs in it.
    #[must_use]
    pub fn find_pod(&self, pod: &Pod) -> Option<(&Component, By)> {
        let workload = pod.workload();
        let same = |known: &String| match known.strip_suffix('*') {
            Some(head) => workload.starts_with(head),
            None => known == workload,
        };
        let named = |component: &&Component| {
            let mut names = component.containers.iter().chain(&component.workloads);
            component.id == workload || names.any(same)
        };
        Some((self.components.iter().filter(|component| component.is_in(pod)).find(named)?, By::Workload))
    }

    /// The place of a family among the families.
    #[must_use]
    pub fn family(&self, component: &Component) -> Option<(usize, &Family)> {
        let id = component.family.as_deref()?;
        self.families.iter().enumerate().find(|(_, family)| family.id == id)
    }
}

/// Whether a catalogue names the sandbox so.
fn is_pause(container: &str) -> bool {
    matches!(container, "POD" | "pause")
}

/// Whether a repository is this image's, whatever the registry, the tag and the digest.
fn same_image(repository: &str, known: &str) -> bool {
    let known = self::repository(known);
    if repository.is_empty() || known.is_empty() {
        return false;
    }
    repository == known || repository.strip_suffix(known).is_some_and(|registry| registry.ends_with('/'))
}

/// An image without its tag and digest.
fn repository(image: &str) -> &str {
    let image = image.split('@').next().unwrap_or(image);
    match image.rfind(':') {
        Some(at) if !image[at..].contains('/') => &image[..at],
        _ => image,
    }
}

/// A program without its folders.
fn program(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Whether a command begins with these words, all of them shown whole.
fn same_command(command: &Command, known: &str) -> bool {
    let mut shown = command.text.split_whitespace().peekable();
    let mut first = true;
    for word in known.split_whitespace() {
        let Some(found) = shown.next() else { return false };
        if command.cut && shown.peek().is_none() {
            return false;
        }
        let same = if first { program(found) == program(word) } else { found == word };
        if !same {
            return false;
        }
        first = false;
    }
    !first
}

#[cfg(test)]
mod tests {
    use super::{By, Catalogue, Component, Family, repository, same_command, same_image};
    use crate::capture::model::{Command, Container, Pod};

    #[test]
    fn images_without_registry_tag_and_digest() {
        let of = |image: &str, known: &str| same_image(repository(image), known);
        assert!(of("registry.k8s.io/pause:3.10.1", "pause") && of("localhost:5000/pause", "pause"));
        assert!(of("docker.io/calico/node@sha256:ab", "calico/node:v3.30"));
        assert!(!of("localhost:5000/pause", "registry.k8s.io/pause"));
        assert!(!of("registry.k8s.io/nopause:1", "pause") && !of("", "pause") && !of("pause", ""));
    }

    #[test]
    fn commands_that_are_cut_prove_nothing() {
        let of = |text: &str, cut: bool, known: &str| same_command(&Command { text: text.to_owned(), cut }, known);
        assert!(of("python app.py", false, "python app.py") && of("/usr/bin/python app.py -v", false, "python app.py"));
        assert!(of("kube-apiserver --ad", true, "kube-apiserver"));
        assert!(!of("/usr/local/bin/kube", true, "kube") && !of("python app.py", true, "python app.py"));
        assert!(!of("python", false, "python app.py") && !of("x", false, ""));
    }

    #[test]
    fn a_catalogue_behind_another() {
        let component = |id: &str, family: &str| Component {
            id: id.to_owned(),
            family: Some(family.to_owned()),
            containers: vec![format!("{id}-container")],
            ..Component::default()
        };
        let family = |id: &str| Family { id: id.to_owned(), ..Family::default() };
        let own = Catalogue { families: vec![family("a")], components: vec![component("one", "a"), component("two", "a")] };
        let theirs = Catalogue {
            families: vec![family("a"), family("b"), family("c")],
            components: vec![
                component("two", "b"),
                Component { containers: vec!["one-container".to_owned()], ..component("alias", "b") },
                component("three", "a"),
                component("four", "c"),
            ],
        };
        let both = own.before(theirs);
        let ids: Vec<&str> = both.components.iter().map(|component| &*component.id).collect();
        let families: Vec<&str> = both.families.iter().map(|family| &*family.id).collect();
        assert_eq!((ids, families), (vec!["one", "two", "three", "four"], vec!["a", "c"]));
    }

    #[test]
    fn names_come_first() {
        let component = |id: &str| Component { id: id.to_owned(), ..Component::default() };
        let mut catalogue = Catalogue::empty();
        catalogue.components = vec![
            Component { images: vec!["nginx".to_owned()], ..component("by-image") },
            Component { containers: vec!["web".to_owned()], ..component("by-name") },
        ];
        let container = Container { name: Some("web".to_owned()), image: Some("nginx:1".to_owned()), ..Container::default() };
        assert_eq!(
            catalogue.find(&container, &Pod::default()).map(|(found, by)| (found.id.as_str(), by)),
            Some(("by-name", By::Name))
        );
        assert_eq!(catalogue.find_outside(&container).map(|(found, by)| (found.id.as_str(), by)), Some(("by-image", By::Image)));
        assert!(Catalogue::empty().find(&container, &Pod::default()).is_none());
        catalogue.components[1].namespaces = vec!["kube-system".to_owned()];
        let pod = Pod { namespace: Some("shop".to_owned()), ..Pod::default() };
        assert_eq!(
            catalogue.find(&container, &pod).map(|(found, _)| found.id.as_str()),
            Some("by-image"),
            "not in that namespace"
        );
    }
}
