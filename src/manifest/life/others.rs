//! The life of what makes no Pod: entries, configuration, storage, rules.

use super::{Actor, Teller};

impl Teller<'_> {
    pub(super) fn service(&mut self) -> String {
        self.say(Actor::ApiServer, Actor::ApiServer, ("ClusterIP", "ClusterIP"), if self.subject.node_port {
            (
                "Avant d'écrire, {kube-apiserver} a réservé une {cluster-ip|ClusterIP}, et le port de nœud si le manifeste n'en fixe pas.".to_owned(),
                "Before it wrote, {kube-apiserver} had reserved a {cluster-ip|ClusterIP}, and the node port where the manifest sets none.".to_owned(),
            )
        } else {
            (
                "Avant d'écrire, {kube-apiserver} a réservé une {cluster-ip|ClusterIP}, sauf si le manifeste n'en veut pas (`clusterIP: None`, `ExternalName`).".to_owned(),
                "Before it wrote, {kube-apiserver} had reserved a {cluster-ip|ClusterIP}, unless the manifest wants none (`clusterIP: None`, `ExternalName`).".to_owned(),
            )
        });
        self.say(Actor::Controllers, Actor::ApiServer, ("EndpointSlice", "EndpointSlice"), (
            "Le contrôleur des EndpointSlices, dans {kube-controller-manager}, cherche les Pods prêts que le sélecteur désigne et écrit leurs adresses dans un {endpointslice|EndpointSlice}.".to_owned(),
            "The EndpointSlice controller, in {kube-controller-manager}, looks for the ready Pods that the selector designates and writes their addresses to an {endpointslice|EndpointSlice}.".to_owned(),
        ));
        self.say(Actor::Proxy, Actor::ApiServer, ("observe", "watches"), if self.subject.node_port {
            (
                "Sur chaque nœud, {kube-proxy} voit le Service et ses adresses : il écrit dans le noyau les règles de la ClusterIP et du port de nœud.".to_owned(),
                "On each node {kube-proxy} sees the Service and its addresses: it writes the rules for the ClusterIP and the node port into the kernel.".to_owned(),
            )
        } else {
            (
                "Sur chaque nœud, {kube-proxy} voit le Service et ses adresses : il écrit dans le noyau les règles de la ClusterIP.".to_owned(),
                "On each node {kube-proxy} sees the Service and its addresses: it writes the rules for the ClusterIP into the kernel.".to_owned(),
            )
        });
        self.say(
            Actor::Dns,
            Actor::ApiServer,
            ("observe", "watches"),
            (
                format!("{{coredns|CoreDNS}} voit le Service : le nom `{}` se traduit désormais.", self.subject.name),
                format!("{{coredns|CoreDNS}} sees the Service: the name `{}` can now be looked up.", self.subject.name),
            ),
        );
        self.words(
            "Aucun conteneur n'a démarré : un Service n'est qu'un objet, des règles et un nom. Il vaut ce que valent les Pods qu'il désigne.".to_owned(),
            "No container was started: a Service is only an object, rules and a name. It is worth what the Pods it designates are worth.".to_owned(),
        )
    }

    pub(super) fn configuration(&mut self) -> String {
        let kind = &self.subject.kind;
        self.words(
            format!("C'est tout : aucun contrôleur ne réagit, aucun conteneur ne démarre. Le {{kubelet}} lira ce {kind} le jour où il démarrera un Pod qui le nomme ; monté comme volume, il y est mis à jour ensuite, mais lu comme variable d'environnement, non."),
            format!("That is all: no controller reacts, no container starts. The {{kubelet}} will read this {kind} the day it starts a Pod that names it; mounted as a volume it is kept up to date there, read as an environment variable it is not."),
        )
    }

    pub(super) fn claim(&mut self) -> String {
        self.say(Actor::Provisioner, Actor::ApiServer, ("PersistentVolume", "PersistentVolume"), (
            "Un fournisseur de stockage (ici {storage-provisioner}) voit une demande que rien ne satisfait : il prépare un espace et crée un PersistentVolume. Selon la classe de stockage, il attend qu'un Pod en ait besoin.".to_owned(),
            "A storage provisioner (here {storage-provisioner}) sees a claim that nothing satisfies: it prepares room and creates a PersistentVolume. Depending on the storage class it waits until a Pod needs it.".to_owned(),
        ));
        self.say(
            Actor::Controllers,
            Actor::ApiServer,
            ("liaison", "binding"),
            (
                "Le contrôleur des volumes, dans {kube-controller-manager}, lie la demande et le volume l'un à l'autre."
                    .to_owned(),
                "The volume controller, in {kube-controller-manager}, binds the claim and the volume to each other.".to_owned(),
            ),
        );
        self.words(
            "Aucun conteneur n'a démarré. Le {kubelet} montera ce volume dans les Pods qui nomment la demande.".to_owned(),
            "No container was started. The {kubelet} will mount this volume into the Pods that name the claim.".to_owned(),
        )
    }

    pub(super) fn ingress(&mut self) -> String {
        self.words(
            "La suite dépend du cluster : un contrôleur d'Ingress (nginx, Traefik…), qu'il faut installer, lit les règles et se règle en conséquence. Sans lui, cet objet reste lettre morte. Aucun conteneur ne démarre.".to_owned(),
            "What follows depends on the cluster: an Ingress controller (nginx, Traefik…), which has to be installed, reads the rules and configures itself. Without one this object stays a dead letter. No container starts.".to_owned(),
        )
    }

    pub(super) fn autoscaler(&mut self) -> String {
        self.say(Actor::Controllers, Actor::ApiServer, ("répliques", "replicas"), (
            "Le contrôleur d'échelle, dans {kube-controller-manager}, lit régulièrement les mesures des Pods et change le nombre de répliques de ce que l'objet désigne. Il lui faut un fournisseur de mesures, comme metrics-server.".to_owned(),
            "The autoscaling controller, in {kube-controller-manager}, reads the Pods' metrics regularly and changes the number of replicas of what the object names. It needs a source of metrics, such as metrics-server.".to_owned(),
        ));
        self.words(
            "Lui-même ne démarre rien : il change un nombre, et les autres contrôleurs font le reste.".to_owned(),
            "It starts nothing itself: it changes a number, and the other controllers do the rest.".to_owned(),
        )
    }

    pub(super) fn network_policy(&mut self) -> String {
        self.say(Actor::Network, Actor::ApiServer, ("observe", "watches"), (
            "Sur chaque nœud, le {cni-plugin|plugin CNI} lit la règle et l'applique aux Pods qu'elle désigne. Tous les plugins ne le font pas : sinon l'objet n'a aucun effet.".to_owned(),
            "On each node the {cni-plugin|CNI plugin} reads the rule and applies it to the Pods it designates. Not all plugins do: then the object has no effect.".to_owned(),
        ));
        self.words("Aucun conteneur ne démarre.".to_owned(), "No container starts.".to_owned())
    }

    pub(super) fn namespace(&mut self) -> String {
        self.say(Actor::Controllers, Actor::ApiServer, ("ServiceAccount", "ServiceAccount"), (
            "Les contrôleurs, dans {kube-controller-manager}, y créent le compte de service `default` et le ConfigMap `kube-root-ca.crt`.".to_owned(),
            "The controllers, in {kube-controller-manager}, create the service account `default` and the ConfigMap `kube-root-ca.crt` in it.".to_owned(),
        ));
        self.words(
            "Rien ne tourne : un namespace est un nom sous lequel on range d'autres objets.".to_owned(),
            "Nothing runs: a namespace is a name under which other objects are filed.".to_owned(),
        )
    }

    pub(super) fn record(&mut self) -> String {
        let kind = &self.subject.kind;
        self.words(
            format!("L'objet est enregistré. Ce qui se passe ensuite dépend des programmes qui observent les objets de sorte {kind} ; si aucun ne le fait, rien."),
            format!("The object is recorded. What happens next depends on the programs that watch objects of kind {kind}; if none does, nothing."),
        )
    }
}
