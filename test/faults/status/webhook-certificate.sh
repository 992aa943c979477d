# what: the certificate of ARC's webhook is not trusted by the API server: no runner can be made
# problem: webhook-broken
# saw: webhook-broken: The API server cannot call the webhook .*(x509|certificate)
# verdict: unhealthy
# mends: by-hand
# patience: 240
break_it() {
  CA=$(openssl req -x509 -newkey rsa:2048 -nodes -keyout /dev/null -subj /CN=somebody-else -days 2 2>/dev/null | base64 -w0)
  for name in $(kubectl get mutatingwebhookconfiguration -o name | grep $ARC); do
    kubectl get $name -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
for w in o['webhooks']: w['clientConfig']['caBundle']=sys.argv[1]
json.dump(o,sys.stdout)" "$CA" | kubectl replace -f - || return 1
  done
  kubectl -n team-a delete runners --all && sleep 60; }
settled() { [ -z "$(kubectl -n team-a get pods -o name)" ] || [ "$(kubectl -n team-a get runnerdeployment web -o jsonpath='{.status.availableReplicas}')" != 3 ]; }
mend_it() { bed reset; }
