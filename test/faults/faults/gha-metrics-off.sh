# what: the scale set controller's metrics are switched off, as its chart does by default
# root: metrics-disabled
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/arc-systems/gha-rs-controller
break_it() { kubectl -n $G get deployment arc-gha-rs-controller -o json | python3 -c "import json,sys
o=json.load(sys.stdin); c=o['spec']['template']['spec']['containers'][0]
c['args']=[a for a in c['args'] if 'metrics' not in a]+['--metrics-addr=0','--listener-metrics-addr=0','--listener-metrics-endpoint=']
c.pop('ports',None); json.dump(o,sys.stdout)" | kubectl replace -f - && kubectl -n $G rollout status deployment arc-gha-rs-controller --timeout=90s && sleep 10; }
settled() { pool_empty podMonitor/$G/gha-rs-controller/0; }
