# what: there is no monitor, and a ScrapeConfig scrapes ARC: it is scraped, by other means
# root: monitor-missing
# verdict: healthy
# mends: no
break_it() {
  kubectl -n $A delete servicemonitor $SM &&
  printf 'apiVersion: monitoring.coreos.com/v1alpha1\nkind: ScrapeConfig\nmetadata: {name: arc, namespace: %s, labels: {release: kube-prometheus-stack}}\nspec: {staticConfigs: [{targets: ["%s.%s.svc:8080"]}]}\n' $A $SVC $A | kubectl apply -f - && sleep 30; }
settled() { pool_up scrapeConfig/$A/arc; }
