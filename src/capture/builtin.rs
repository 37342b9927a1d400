//! The components of Kubernetes that are met on almost every node, for captures explained outside a course.

use crate::capture::catalogue::{Catalogue, Component, Family};
use crate::capture::lang::Lang;

/// Id, name in French, name in English, colour.
const FAMILIES: [[&str; 4]; 5] = [
    ["control-plane", "Plan de contrôle", "Control plane", "blue"],
    ["networking", "Réseau et DNS", "Networking and DNS", "green"],
    ["storage", "Stockage", "Storage", "amber"],
    ["addons", "Extensions", "Add-ons", "violet"],
    ["pod-infrastructure", "Infrastructure des Pods", "Pod infrastructure", "slate"],
];

/// A component: id, family, roles in French and English, names of containers and of Pods, images, commands.
struct Known {
    id: &'static str,
    family: &'static str,
    fr: &'static str,
    en: &'static str,
    containers: &'static [&'static str],
    workloads: &'static [&'static str],
    images: &'static [&'static str],
    commands: &'static [&'static str],
}

/// Those that are the cluster's only in `kube-system`: a Pod of one's own may well run another etcd.
const SYSTEM: [&str; 7] =
    ["kube-apiserver", "etcd", "kube-controller-manager", "kube-scheduler", "kube-proxy", "coredns", "storage-provisioner"];

/// The catalogue of Kubernetes itself.
#[must_use]
pub fn kubernetes(lang: Lang) -> Catalogue {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Catalogue {
        families: FAMILIES
            .iter()
            .map(|[id, fr, en, color]| Family {
                id: (*id).to_owned(),
                name: lang.pick(fr, en).to_owned(),
                color: (*color).to_owned(),
            })
            .collect(),
        components: KNOWN
            .iter()
            .map(|known| Component {
                id: known.id.to_owned(),
                name: known.id.to_owned(),
                role: lang.pick(known.fr, known.en).to_owned(),
                family: Some(known.family.to_owned()),
                namespaces: if SYSTEM.contains(&known.id) { vec!["kube-system".to_owned()] } else { Vec::new() },
                containers: owned(known.containers),
                workloads: owned(known.workloads),
                images: owned(known.images),
                commands: owned(known.commands),
            })
            .collect(),
    }
}

/// What is known, in the order of the tables.
const KNOWN: [Known; 29] = [
    Known {
        id: "pause",
        family: "pod-infrastructure",
        fr: "Tient les espaces de noms réseau et IPC du Pod",
        en: "Holds the Pod's network and IPC namespaces",
        containers: &["POD"],
        workloads: &[],
        images: &["pause", "pause-amd64", "mirrored-pause"],
        commands: &["/pause"],
    },
    Known {
        id: "kube-apiserver",
        family: "control-plane",
        fr: "API du cluster\u{a0}: tout passe par lui",
        en: "The cluster's API: everything goes through it",
        containers: &["kube-apiserver"],
        workloads: &[],
        images: &["kube-apiserver"],
        commands: &["kube-apiserver"],
    },
    Known {
        id: "etcd",
        family: "control-plane",
        fr: "Base clé-valeur\u{a0}: l'état du cluster",
        en: "Key-value store: the cluster's state",
        containers: &["etcd"],
        workloads: &[],
        images: &["etcd"],
        commands: &["etcd"],
    },
    Known {
        id: "kube-controller-manager",
        family: "control-plane",
        fr: "Ramène sans cesse l'état réel vers l'état désiré",
        en: "Brings the actual state back to the desired one, again and again",
        containers: &["kube-controller-manager"],
        workloads: &[],
        images: &["kube-controller-manager"],
        commands: &["kube-controller-manager"],
    },
    Known {
        id: "kube-scheduler",
        family: "control-plane",
        fr: "Choisit le nœud de chaque nouveau Pod",
        en: "Chooses the node of each new Pod",
        containers: &["kube-scheduler"],
        workloads: &[],
        images: &["kube-scheduler"],
        commands: &["kube-scheduler"],
    },
    Known {
        id: "kube-proxy",
        family: "networking",
        fr: "Rend les Services joignables\u{a0}: de leur adresse virtuelle vers un Pod",
        en: "Makes Services reachable: from their virtual address to a Pod",
        containers: &["kube-proxy"],
        workloads: &[],
        images: &["kube-proxy"],
        commands: &["kube-proxy"],
    },
    Known {
        id: "coredns",
        family: "networking",
        fr: "DNS du cluster\u{a0}: traduit les noms des Services en adresses",
        en: "The cluster's DNS: translates Service names into addresses",
        containers: &["coredns"],
        workloads: &[],
        images: &["coredns/coredns", "mirrored-coredns-coredns", "k8s.io/coredns"],
        commands: &["coredns"],
    },
    Known {
        id: "kindnet",
        family: "networking",
        fr: "Plugin CNI de kind\u{a0}: donne leurs adresses aux Pods et les relie",
        en: "kind's CNI plugin: gives Pods their addresses and connects them",
        containers: &["kindnet-cni"],
        workloads: &[],
        images: &["kindest/kindnetd"],
        commands: &["kindnetd"],
    },
    Known {
        id: "flannel",
        family: "networking",
        fr: "Plugin CNI\u{a0}: relie les Pods d'un nœud à l'autre",
        en: "CNI plugin: connects Pods from node to node",
        containers: &["kube-flannel", "install-cni-plugin"],
        workloads: &["kube-flannel-ds"],
        images: &["flannel-io/flannel", "flannel/flannel", "flannel-io/flannel-cni-plugin", "flannel/flannel-cni-plugin"],
        commands: &["flanneld"],
    },
    Known {
        id: "calico-node",
        family: "networking",
        fr: "Agent CNI de Calico\u{a0}: routes et règles réseau des Pods du nœud",
        en: "Calico's CNI agent: routes and network rules of the node's Pods",
        containers: &["calico-node", "upgrade-ipam", "mount-bpffs"],
        workloads: &[],
        images: &["calico/node", "calico/cni"],
        commands: &[],
    },
    Known {
        id: "calico-kube-controllers",
        family: "networking",
        fr: "Tient Calico à jour de ce qui change dans le cluster",
        en: "Keeps Calico up to date with what changes in the cluster",
        containers: &["calico-kube-controllers"],
        workloads: &[],
        images: &["calico/kube-controllers"],
        commands: &[],
    },
    Known {
        id: "calico-typha",
        family: "networking",
        fr: "Relaie l'état du cluster aux agents Calico",
        en: "Passes the cluster's state on to the Calico agents",
        containers: &["calico-typha"],
        workloads: &[],
        images: &["calico/typha"],
        commands: &[],
    },
    Known {
        id: "calico-apiserver",
        family: "networking",
        fr: "Sert les objets de Calico dans l'API du cluster",
        en: "Serves Calico's objects in the cluster's API",
        containers: &["calico-apiserver"],
        workloads: &[],
        images: &["calico/apiserver"],
        commands: &[],
    },
    Known {
        id: "calico-csi",
        family: "storage",
        fr: "Donne aux Pods les volumes dont Calico a besoin",
        en: "Gives Pods the volumes that Calico needs",
        containers: &["calico-csi", "csi-node-driver-registrar"],
        workloads: &["csi-node-driver"],
        images: &["calico/csi", "calico/node-driver-registrar"],
        commands: &[],
    },
    Known {
        id: "tigera-operator",
        family: "networking",
        fr: "Installe Calico et le tient à jour",
        en: "Installs Calico and keeps it up to date",
        containers: &["tigera-operator"],
        workloads: &[],
        images: &["tigera/operator"],
        commands: &[],
    },
    Known {
        id: "cilium",
        family: "networking",
        fr: "Plugin CNI\u{a0}: réseau des Pods par eBPF",
        en: "CNI plugin: Pod networking with eBPF",
        containers: &["cilium-agent", "cilium-operator", "cilium-envoy"],
        workloads: &[],
        images: &["cilium/cilium", "cilium/operator-generic"],
        commands: &[],
    },
    Known {
        id: "ingress-nginx",
        family: "networking",
        fr: "Contrôleur Ingress\u{a0}: mène le trafic HTTP de l'extérieur vers les Services",
        en: "Ingress controller: leads HTTP traffic from outside to Services",
        containers: &[],
        workloads: &["ingress-nginx-controller"],
        images: &["ingress-nginx/controller", "ingress-nginx-controller"],
        commands: &["/nginx-ingress-controller"],
    },
    Known {
        id: "traefik",
        family: "networking",
        fr: "Contrôleur Ingress\u{a0}: mène le trafic HTTP de l'extérieur vers les Services",
        en: "Ingress controller: leads HTTP traffic from outside to Services",
        containers: &["traefik"],
        workloads: &[],
        images: &["mirrored-library-traefik", "traefik"],
        commands: &[],
    },
    Known {
        id: "klipper-lb",
        family: "networking",
        fr: "Répartiteur de k3s\u{a0}: ouvre sur le nœud les ports des Services LoadBalancer",
        en: "k3s's balancer: opens on the node the ports of LoadBalancer Services",
        containers: &["lb-tcp-80", "lb-tcp-443"],
        workloads: &["svclb-*"],
        images: &["klipper-lb"],
        commands: &[],
    },
    Known {
        id: "kube-webhook-certgen",
        family: "networking",
        fr: "Fabrique une fois le certificat du contrôleur Ingress, puis se termine",
        en: "Makes the certificate of the Ingress controller once, then ends",
        containers: &[],
        workloads: &["ingress-nginx-admission-create", "ingress-nginx-admission-patch"],
        images: &["ingress-nginx/kube-webhook-certgen"],
        commands: &["/kube-webhook-certgen"],
    },
    Known {
        id: "metallb",
        family: "networking",
        fr: "Donne une adresse aux Services LoadBalancer, hors d'un nuage",
        en: "Gives LoadBalancer Services an address, outside a cloud",
        containers: &[],
        workloads: &["metallb-controller", "metallb-speaker"],
        images: &["metallb/controller", "metallb/speaker"],
        commands: &[],
    },
    Known {
        id: "kube-vip",
        family: "networking",
        fr: "Tient l'adresse commune des nœuds du plan de contrôle",
        en: "Holds the address that the control-plane nodes share",
        containers: &["kube-vip"],
        workloads: &[],
        images: &["kube-vip/kube-vip"],
        commands: &[],
    },
    Known {
        id: "vpnkit-controller",
        family: "networking",
        fr: "Relie le réseau du poste au cluster de Docker Desktop",
        en: "Connects the machine's network with Docker Desktop's cluster",
        containers: &["vpnkit-controller"],
        workloads: &[],
        images: &["docker/desktop-vpnkit-controller"],
        commands: &["/kube-vpnkit-forwarder"],
    },
    Known {
        id: "storage-provisioner",
        family: "storage",
        fr: "Crée les volumes que les Pods demandent",
        en: "Creates the volumes that Pods ask for",
        containers: &["storage-provisioner"],
        workloads: &[],
        images: &["k8s-minikube/storage-provisioner"],
        commands: &["/storage-provisioner"],
    },
    Known {
        id: "local-path-provisioner",
        family: "storage",
        fr: "Crée les volumes que les Pods demandent, dans un dossier du nœud",
        en: "Creates the volumes that Pods ask for, in a folder of the node",
        containers: &["local-path-provisioner"],
        workloads: &[],
        images: &["local-path-provisioner", "kindest/local-path-provisioner"],
        commands: &["local-path-provisioner"],
    },
    Known {
        id: "metrics-server",
        family: "addons",
        fr: "Mesure le processeur et la mémoire des Pods (kubectl top)",
        en: "Measures the processor and memory of Pods (kubectl top)",
        containers: &["metrics-server"],
        workloads: &[],
        images: &["metrics-server", "mirrored-metrics-server"],
        commands: &["/metrics-server"],
    },
    Known {
        id: "cert-manager",
        family: "addons",
        fr: "Obtient et renouvelle les certificats TLS",
        en: "Obtains and renews TLS certificates",
        containers: &["cert-manager-controller", "cert-manager-cainjector", "cert-manager-webhook"],
        workloads: &["cert-manager"],
        images: &["jetstack/cert-manager-controller", "jetstack/cert-manager-cainjector", "jetstack/cert-manager-webhook"],
        commands: &[],
    },
    Known {
        id: "kubernetes-dashboard",
        family: "addons",
        fr: "Tableau de bord dans le navigateur",
        en: "Dashboard in the browser",
        containers: &["kubernetes-dashboard", "dashboard-metrics-scraper"],
        workloads: &[],
        images: &["kubernetesui/dashboard", "kubernetesui/metrics-scraper"],
        commands: &[],
    },
    Known {
        id: "helm-install",
        family: "addons",
        fr: "Installe une fois une extension de k3s, puis se termine",
        en: "Installs an add-on of k3s once, then ends",
        containers: &["helm"],
        workloads: &["helm-install-*"],
        images: &["klipper-helm"],
        commands: &[],
    },
];

#[cfg(test)]
mod tests {
    use super::kubernetes;
    use crate::capture::lang::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn every_component_has_its_family_and_its_role() {
        for lang in [Lang::Fr, Lang::En] {
            let catalogue = kubernetes(lang);
            let ids: BTreeSet<_> = catalogue.components.iter().map(|component| &component.id).collect();
            assert_eq!(ids.len(), catalogue.components.len());
            for component in &catalogue.components {
                assert!(catalogue.family(component).is_some() && !component.role.is_empty(), "{}", component.id);
            }
        }
    }
}
