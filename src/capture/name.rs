//! The names that the kubelet gives Docker containers: `k8s_<container>_<pod>_<namespace>_<uid>_<attempt>`.

/// The parts of such a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KubeName<'a> {
    /// The container's name in its Pod; `POD`, or none, for the sandbox.
    pub(super) container: Option<&'a str>,
    /// The Pod's name.
    pub(super) pod: &'a str,
    /// Its namespace.
    pub(super) namespace: &'a str,
    /// Its uid.
    pub(super) uid: Option<&'a str>,
    /// How often the container was made again.
    pub(super) attempt: Option<u32>,
}

/// What a Docker name turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named<'a> {
    /// Kubernetes' own.
    Kube(KubeName<'a>),
    /// Of Kubernetes before 1.6.
    Old,
    /// It begins with `k8s_`, but is cut or foreign.
    Bad,
    /// An ordinary name.
    Plain,
}

/// Reads a Docker name; of several names (links), the first that is Kubernetes' own.
pub(super) fn read(names: &str) -> Named<'_> {
    let mut best = Named::Plain;
    for name in names.split(',') {
        match one(name) {
            found @ Named::Kube(_) => return found,
            found if best == Named::Plain => best = found,
            _ => {}
        }
    }
    best
}

fn one(name: &str) -> Named<'_> {
    if let Some(path) = name.strip_prefix("k8s://") {
        return of_nerdctl(path);
    }
    let Some(rest) = name.strip_prefix("k8s_") else { return Named::Plain };
    let parts: Vec<&str> = rest.splitn(8, '_').collect();
    if parts.len() == 5 && parts[0].contains('.') {
        return Named::Old;
    }
    let (container, pod, namespace, uid, attempt, random) = match parts[..] {
        [container, pod, namespace, uid, attempt] => (container, pod, namespace, uid, attempt, None),
        [container, pod, namespace, uid, attempt, random] => (container, pod, namespace, uid, attempt, Some(random)),
        _ => return Named::Bad,
    };
    let random_ok = random.is_none_or(|random| random.len() == 8 && random.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let container_ok = container == "POD" || is_label(container);
    let ok = random_ok && container_ok && is_subdomain(pod) && is_label(namespace) && is_uid(uid);
    match attempt.parse() {
        Ok(number) if ok && attempt.bytes().all(|byte| byte.is_ascii_digit()) => {
            Named::Kube(KubeName { container: Some(container), pod, namespace, uid: Some(uid), attempt: Some(number) })
        }
        _ => Named::Bad,
    }
}

/// nerdctl's own writing: `k8s://<namespace>/<pod>`, and `/<container>` for all but the sandbox.
fn of_nerdctl(path: &str) -> Named<'_> {
    let (namespace, pod, container) = match path.split('/').collect::<Vec<_>>()[..] {
        [namespace, pod] => (namespace, pod, None),
        [namespace, pod, container] => (namespace, pod, Some(container)),
        _ => return Named::Bad,
    };
    let ok = is_label(namespace) && is_subdomain(pod) && container.is_none_or(is_label);
    if ok { Named::Kube(KubeName { container, pod, namespace, uid: None, attempt: None }) } else { Named::Bad }
}

fn is_label(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether this can be a Pod's name.
pub(super) fn is_subdomain(text: &str) -> bool {
    !text.is_empty() && text.split('.').all(is_label)
}

/// A UUID, or the 32 hexadecimal digits of a static Pod.
fn is_uid(text: &str) -> bool {
    let hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    match text.len() {
        32 => hex(text),
        36 => text.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && text.split('-').all(hex),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{KubeName, Named, read};

    #[test]
    fn six_parts_and_seven() {
        let uid = "af3ab0c1-a23a-45da-b5c1-5d201887e6bc";
        let six = format!("k8s_web_web-0_default_{uid}_2");
        let expected = KubeName { container: Some("web"), pod: "web-0", namespace: "default", uid: Some(uid), attempt: Some(2) };
        assert_eq!(read(&six), Named::Kube(expected));
        assert_eq!(read(&format!("{six}_0a1b2c3d")), Named::Kube(expected));
        assert_eq!(read(&format!("front/alias,{six}")), Named::Kube(expected));
        let fixed = "21cc8bcb04e75417c1bf09639d887c65";
        let name = format!("k8s_POD_etcd-node.example.org_kube-system_{fixed}_0");
        assert!(matches!(read(&name), Named::Kube(KubeName { container: Some("POD"), pod: "etcd-node.example.org", .. })));
    }

    #[test]
    fn of_nerdctl() {
        let sandbox = KubeName { container: None, pod: "etcd-cp", namespace: "kube-system", uid: None, attempt: None };
        assert_eq!(read("k8s://kube-system/etcd-cp"), Named::Kube(sandbox));
        assert_eq!(read("k8s://kube-system/etcd-cp/etcd"), Named::Kube(KubeName { container: Some("etcd"), ..sandbox }));
        assert_eq!(read("k8s://kube-system"), Named::Bad);
    }

    #[test]
    fn not_ours() {
        for name in ["dreamy_thompson", "minikube", "", "k8s", "K8S_a_b_c_d_1"] {
            assert_eq!(read(name), Named::Plain, "{name}");
        }
        let old = "k8s_POD.1a1fe303_nginx-75f97_default_3dc3233c-f284-11e4-8fb1-42010af0b7a3_809435e0";
        assert_eq!(read(old), Named::Old);
        let cut = "k8s_etcd_etcd-minikube_kube-system_21cc8bcb04e75417c1bf0963";
        for name in [cut, "k8s_POD_AZURE_pause", "k8s_", "k8s_a_b_c_d_-1", "k8s_a_b_c_d_1", "k8s_POD.f8120f_a_b"] {
            assert_eq!(read(name), Named::Bad, "{name}");
        }
    }
}
