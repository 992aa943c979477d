"""Stands in for kube-rbac-proxy, whose image the bed does not have: TLS on ADDRESS:8443 with a certificate of its own, TokenReview, then
SubjectAccessReview of the path, then ARC's metrics from localhost. Plain HTTP gets the 400 of Go's TLS server. Asks the API server as the bed's KUBECONFIG (JSON) does.

    kube-rbac-proxy.py ADDRESS FOLDER      FOLDER holds key and crt
"""
import base64, http.server, json, os, socket, ssl, sys, tempfile, urllib.request

address, folder = sys.argv[1:]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(folder + "/crt", folder + "/key")


def connection_to_api():
    config = json.load(open(os.environ["KUBECONFIG"]))
    cluster, user = config["clusters"][0]["cluster"], config["users"][0]["user"]
    api = ssl.create_default_context(cadata=base64.b64decode(cluster["certificate-authority-data"]).decode())
    with tempfile.NamedTemporaryFile("w") as pair:
        pair.write("".join(base64.b64decode(user[part]).decode() + "\n" for part in ("client-certificate-data", "client-key-data")))
        pair.flush()
        api.load_cert_chain(pair.name)
    return cluster["server"], api


server, api = connection_to_api()


def review(group, kind, spec):
    body = json.dumps({"apiVersion": group + "/v1", "kind": kind, "spec": spec}).encode()
    request = urllib.request.Request(f"{server}/apis/{group}/v1/{kind.lower()}s", data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, context=api) as answer:
        return json.load(answer)["status"]


class Proxy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        who = review("authentication.k8s.io", "TokenReview", {"token": token}) if token else {}
        if not who.get("authenticated"):
            return self.send_error(401)
        user = {"user": who["user"]["username"], "groups": who["user"].get("groups", [])}
        if not review("authorization.k8s.io", "SubjectAccessReview", {**user, "nonResourceAttributes": {"path": self.path, "verb": "get"}}).get("allowed"):
            return self.send_error(403)
        with urllib.request.urlopen("http://127.0.0.1:8080" + self.path) as answer:
            text, kind = answer.read(), answer.headers["Content-Type"]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *words):
        pass


class Server(http.server.ThreadingHTTPServer):
    def finish_request(self, request, client):
        if request.recv(1, socket.MSG_PEEK) != b"\x16":
            request.recv(65536)
            request.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n")
            return
        with context.wrap_socket(request, server_side=True) as secure:
            Proxy(secure, client, self)

    def handle_error(self, request, client):
        pass


Server((address, 8443), Proxy).serve_forever()
