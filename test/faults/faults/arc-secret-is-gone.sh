# what: ARC's container takes its environment from a Secret that is not there
# root: arc-not-ready
# verdict: unhealthy
# mends: no
break_it() { patch -n $A deployment $ARC -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}' &&
  kubectl -n $A patch deployment $ARC --type=json -p '[{"op":"add","path":"/spec/template/spec/containers/0/envFrom","value":[{"secretRef":{"name":"no-such-secret"}}]}]' && sleep 15; }
settled() { ! pool_up $POOL; }
