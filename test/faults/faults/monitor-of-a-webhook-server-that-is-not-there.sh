# what: a second monitor stands for the webhook server, which is not installed
# root: arc-missing service-missing
# verdict: unhealthy
# mends: no
# monitor: github-webhook-server
break_it() { kubectl -n $A get servicemonitor $SM -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
m=o['metadata']; m['name']='actions-runner-controller-github-webhook-server-service-monitor'
for k in('uid','resourceVersion','creationTimestamp','managedFields','generation'): m.pop(k,None)
o['spec']['selector']={'matchLabels':{'app.kubernetes.io/name':'actions-runner-controller-github-webhook-server'}}
json.dump(o,sys.stdout)" | kubectl create -f - && sleep 20; }
settled() { pool_empty serviceMonitor/$A/actions-runner-controller-github-webhook-server-service-monitor/0; }
