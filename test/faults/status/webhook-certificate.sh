# what: the certificate of ARC's webhook is not trusted by the API server: no runner can be made
# problem: webhook-broken
# saw: webhook-broken: The API server cannot call the webhook .*(x509|certificate)
# verdict: unhealthy
# mends: by-hand
# patience: 240
break_it() {
  kubectl get mutatingwebhookconfiguration $ARC-mutating-webhook-configuration -o jsonpath='{.webhooks[0].clientConfig.caBundle}' > "$ARCBED_DIR/webhook-ca" && [ -s "$ARCBED_DIR/webhook-ca" ] &&
    trust "$(openssl req -x509 -newkey rsa:2048 -nodes -keyout /dev/null -subj /CN=somebody-else -days 2 2>/dev/null | base64 -w0)" &&
    kubectl -n team-a delete runners --all --wait=false && sleep 60; }
settled() { kubectl -n $A logs deployment/$ARC --tail=200 | grep -q "failed calling webhook"; }
trust() {
  kubectl get mutatingwebhookconfiguration $ARC-mutating-webhook-configuration -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
for w in o['webhooks']: w['clientConfig']['caBundle']=sys.argv[1]
json.dump(o,sys.stdout)" "$1" | kubectl replace -f -; }
mend_it() { trust "$(cat "$ARCBED_DIR/webhook-ca")"; }
