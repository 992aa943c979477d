# what: the metrics of the scale set controller and of its listeners are off, as in the chart's defaults
# not: metrics-missing
# expect: source('gha_busy_runners').state === 'absent' && source('gha_busy_runners').byDesign === true
# expect: set('arc-runners/arc-runner-set').waitingJobs === null
# expect: set('arc-runners/arc-runner-set').registered === 1 && set('arc-runners/arc-runner-set').busy === 0
# verdict: healthy
# mends: no
# patience: 400
break_it() { kubectl -n $G get deployment arc-gha-rs-controller -o json | python3 -c "import json,sys
o=json.load(sys.stdin); c=o['spec']['template']['spec']['containers'][0]
c['args']=[a for a in c['args'] if 'metrics' not in a]+['--metrics-addr=0','--listener-metrics-addr=0','--listener-metrics-endpoint=']
c.pop('ports',None); json.dump(o,sys.stdout)" | kubectl replace -f - && kubectl -n $G rollout status deployment arc-gha-rs-controller --timeout=90s &&
  kubectl -n $G delete autoscalinglistener --all && sleep 20 && kubectl -n $M delete pod prometheus-$PROM-0 --wait; }
settled() { pool_empty podMonitor/$G/gha-rs-controller/0 && pool_up $POOL && sleep 20; }
