# what: a broken monitor of another application has "arc" in its name; ARC itself is scraped
# root:
# verdict: healthy
# mends: no
break_it() { printf 'apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: arc-welder, namespace: team-a, labels: {release: kube-prometheus-stack}}\nspec: {selector: {matchLabels: {app: welder}}, endpoints: [{port: http}]}\n' | kubectl apply -f - && sleep 8; }
settled() { pool_up $POOL; }
