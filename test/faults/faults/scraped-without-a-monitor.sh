# what: there is no monitor, and additionalScrapeConfigs scrape ARC: it is scraped, by other means
# root: monitor-missing
# verdict: healthy
# mends: no
break_it() {
  kubectl -n $A delete servicemonitor $SM &&
  kubectl -n $M create secret generic extra-scrapes --from-literal=extra.yaml="[{job_name: runners, kubernetes_sd_configs: [{role: endpoints, namespaces: {names: [$A]}}], relabel_configs: [{source_labels: [__meta_kubernetes_endpoint_port_name], regex: metrics-port, action: keep}]}]" &&
  patch -n $M prometheus $PROM -p '{"spec":{"additionalScrapeConfigs":{"name":"extra-scrapes","key":"extra.yaml"}}}'; }
settled() { pool_up runners; }
