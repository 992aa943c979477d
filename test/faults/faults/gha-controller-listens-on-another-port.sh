# what: the scale set controller serves its metrics on a port that is neither declared nor scraped
# root: connection-refused
# verdict: unhealthy
# mends: yes
# monitor: gha-rs-controller
break_it() { kubectl -n $G get deployment -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
for d in o['items']:
    for c in d['spec']['template']['spec']['containers']: c['args']=['--metrics-addr=:9999' if a.startswith('--metrics-addr') else a for a in c.get('args',[])]
json.dump(o,sys.stdout)" | kubectl replace -f - && sleep 25; }
settled() { pool_down podMonitor/$G/gha-rs-controller/0; }
