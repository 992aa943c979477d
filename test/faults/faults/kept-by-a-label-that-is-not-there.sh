# what: a keep relabeling asks for a pod label that ARC's pod has not
# root: target-dropped
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/relabelings","value":[{"sourceLabels":["__meta_kubernetes_pod_label_scrape"],"regex":"true","action":"keep"}]}]'; }
settled() { pool_empty $POOL; }
