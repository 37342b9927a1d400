//! The life of what makes Pods: from controllers to containers that run.

use super::{Actor, Teller};

impl Teller<'_> {
    /// "3 Pods", or "a Pod" where the number is not told.
    fn pods(&self, french: bool) -> String {
        match (self.subject.pods, french) {
            (Some(1) | None, true) => "un Pod".to_owned(),
            (Some(1) | None, false) => "one Pod".to_owned(),
            (Some(number), _) => format!("{number} Pods"),
        }
    }

    /// What the controllers make of it, down to Pods without a node.
    pub(super) fn controllers(&mut self) {
        let (fr, en) = (self.pods(true), self.pods(false));
        let (from, to) = (Actor::Controllers, Actor::ApiServer);
        let pods = self.language.pick(&fr, &en).replace("un Pod", "Pod").replace("one Pod", "Pod");
        match &*self.subject.kind {
            "Deployment" => self.deployment(&pods, &fr, &en),
            "StatefulSet" => self.stateful_set(&pods, &fr, &en),
            "DaemonSet" => self.say(from, to, ("1 Pod / nœud", "1 Pod / node"), (
                "Le contrôleur des DaemonSets, dans {kube-controller-manager}, crée un Pod pour chaque nœud qui convient, et y inscrit que seul ce nœud lui va.".to_owned(),
                "The DaemonSet controller, in {kube-controller-manager}, creates one Pod for each node that suits, and notes in it that no other node will do.".to_owned(),
            )),
            "ReplicaSet" | "ReplicationController" => self.say(from, to, (&pods, &pods), (
                format!("Son contrôleur, dans {{kube-controller-manager}}, voit qu'il manque {fr} et crée ce qui manque, sans nœud."),
                format!("Its controller, in {{kube-controller-manager}}, sees that it lacks {en} and creates what is missing, without a node."),
            )),
            "Job" => self.say(from, to, (&pods, &pods), (
                format!("Le contrôleur des Jobs, dans {{kube-controller-manager}}, crée {fr}, sans nœud."),
                format!("The Job controller, in {{kube-controller-manager}}, creates {en}, without a node."),
            )),
            "CronJob" => {
                self.say(from, to, ("Job", "Job"), (
                    "À chaque heure prévue, le contrôleur des CronJobs, dans {kube-controller-manager}, crée un Job. D'ici là, rien ne se passe.".to_owned(),
                    "At each time of its schedule the CronJob controller, in {kube-controller-manager}, creates a Job. Until then nothing happens.".to_owned(),
                ));
                self.say(from, to, (&pods, &pods), (
                    format!("Le contrôleur des Jobs crée {fr}, sans nœud."),
                    format!("The Job controller creates {en}, without a node."),
                ));
            }
            _ => {}
        }
    }

    /// A Deployment makes a ReplicaSet, which makes Pods.
    fn deployment(&mut self, pods: &str, fr: &str, en: &str) {
        let many = self.subject.pods.unwrap_or(1) > 1;
        let (from, to) = (Actor::Controllers, Actor::ApiServer);

        self.say(from, to, ("ReplicaSet", "ReplicaSet"), (
                    "Le contrôleur des Deployments, dans {kube-controller-manager}, voit un Deployment sans {replicaset|ReplicaSet} pour ce modèle : il en crée un.".to_owned(),
                    "The Deployment controller, in {kube-controller-manager}, sees a Deployment without a {replicaset|ReplicaSet} for this template: it creates one.".to_owned(),
                ));
        self.say(
            from,
            to,
            (pods, pods),
            if many {
                (
                    format!(
                        "Le contrôleur des ReplicaSets voit qu'il manque {fr} : il les crée, comme simples fiches, sans nœud."
                    ),
                    format!(
                        "The ReplicaSet controller sees that {en} are missing: it creates them, as mere records, without a node."
                    ),
                )
            } else {
                (
                    "Le contrôleur des ReplicaSets voit qu'il manque un Pod : il le crée, comme simple fiche, sans nœud."
                        .to_owned(),
                    "The ReplicaSet controller sees that one Pod is missing: it creates it, as a mere record, without a node."
                        .to_owned(),
                )
            },
        );
    }

    /// A StatefulSet makes its Pods in order, each with its claims.
    fn stateful_set(&mut self, pods: &str, fr: &str, en: &str) {
        let name = &self.subject.name.clone();
        let many = self.subject.pods.unwrap_or(1) > 1;
        let (from, to) = (Actor::Controllers, Actor::ApiServer);

        self.say(from, to, (pods, pods), if many {
                    (
                        format!("Le contrôleur des StatefulSets, dans {{kube-controller-manager}}, crée {fr} un par un et dans l'ordre : `{name}-0` d'abord, le suivant quand celui-ci est prêt."),
                        format!("The StatefulSet controller, in {{kube-controller-manager}}, creates {en} one by one and in order: `{name}-0` first, the next when that one is ready."),
                    )
                } else {
                    (
                        format!("Le contrôleur des StatefulSets, dans {{kube-controller-manager}}, crée un Pod : `{name}-0`."),
                        format!("The StatefulSet controller, in {{kube-controller-manager}}, creates one Pod: `{name}-0`."),
                    )
                });
        self.claims();
    }

    fn claims(&mut self) {
        if self.subject.claims.is_empty() {
            return;
        }
        let names = self.subject.claims.iter().map(|claim| format!("`{claim}`")).collect::<Vec<_>>().join(", ");
        self.say(Actor::Controllers, Actor::ApiServer, ("PVC", "PVC"), (
            format!("Avec chaque Pod, le même contrôleur crée ses {{persistentvolumeclaim|demandes de stockage}} ({names}) : elles restent quand le Pod part."),
            format!("With each Pod the same controller creates its {{persistentvolumeclaim|claims for storage}} ({names}): they stay when the Pod goes."),
        ));
    }

    /// From Pods without a node to containers that run.
    pub(super) fn runs(&mut self) {
        let many = self.subject.pods.unwrap_or(1) > 1 || self.subject.kind == "DaemonSet";
        self.say(
            Actor::Scheduler,
            Actor::ApiServer,
            ("nœud choisi", "node chosen"),
            if many {
                (
                    "{kube-scheduler} voit des Pods sans nœud. Pour chacun, il en choisit un et l'écrit dans l'API.".to_owned(),
                    "{kube-scheduler} sees Pods without a node. For each it chooses one and writes that to the API.".to_owned(),
                )
            } else {
                (
                    "{kube-scheduler} voit un Pod sans nœud. Il en choisit un et l'écrit dans l'API.".to_owned(),
                    "{kube-scheduler} sees a Pod without a node. It chooses one and writes that to the API.".to_owned(),
                )
            },
        );
        let containers = self.subject.containers.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let (fr, en) = match self.subject.containers.len() {
            0 => ("ses conteneurs".to_owned(), "its containers".to_owned()),
            _ => (containers.clone(), containers),
        };
        self.say(Actor::Kubelet, Actor::Runtime, ("démarre", "starts"), (
            format!("Sur ce nœud, le {{kubelet}} voit un Pod à son nom. Il fait créer par le {{container-runtime|runtime}} la {{pause}} et le réseau du Pod, que branche le {{cni-plugin|plugin CNI}}, fait télécharger l'image si elle manque, puis démarrer {fr}."),
            format!("On that node the {{kubelet}} sees a Pod for it. It has the {{container-runtime|runtime}} create the {{pause}} and the Pod's network, which the {{cni-plugin|CNI plugin}} connects, pull the image if it is missing, and then start {en}."),
        ));
        self.say(
            Actor::Kubelet,
            Actor::ApiServer,
            ("Ready", "Ready"),
            (
                "Le {kubelet} écrit l'état du Pod dans l'API : son adresse, `Running`, puis `Ready`.".to_owned(),
                "The {kubelet} writes the Pod's status to the API: its address, `Running`, then `Ready`.".to_owned(),
            ),
        );
        if !self.subject.services.is_empty() {
            let names = self.subject.services.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            self.say(Actor::Controllers, Actor::ApiServer, ("adresse IP", "IP address"), (
                format!("Le contrôleur des EndpointSlices voit un Pod prêt que choisit le Service {names} : il ajoute son adresse à l'{{endpointslice|EndpointSlice}}."),
                format!("The EndpointSlice controller sees a ready Pod that the Service {names} selects: it adds its address to the {{endpointslice|EndpointSlice}}."),
            ));
        }
    }

    pub(super) fn after(&self) -> String {
        match &*self.subject.kind {
            "Pod" => self.words(
                "Aucun contrôleur ne veille sur ce Pod : s'il est supprimé, ou si son nœud est perdu, rien ne le remplace. Seuls ses conteneurs sont relancés, par le {kubelet}.".to_owned(),
                "No controller watches over this Pod: if it is deleted, or its node is lost, nothing replaces it. Only its containers are restarted, by the {kubelet}.".to_owned(),
            ),
            "Job" | "CronJob" => self.words(
                "Le contrôleur compte les Pods qui se terminent bien ; quand le compte y est, le Job est fini et plus rien ne tourne.".to_owned(),
                "The controller counts the Pods that end well; when the count is reached the Job is complete and nothing runs any more.".to_owned(),
            ),
            _ => self.words(
                "Ensuite, les boucles continuent : un conteneur qui s'arrête est relancé par le {kubelet}, un Pod qui disparaît est remplacé par son contrôleur.".to_owned(),
                "Afterwards the loops go on: a container that stops is restarted by the {kubelet}, a Pod that disappears is replaced by its controller.".to_owned(),
            ),
        }
    }
}
