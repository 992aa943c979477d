# what: Prometheus' own web server speaks TLS: it is asked through the API server's proxy all the same
# root:
# verdict: healthy
# mends: no
break_it() {
  d=$(mktemp -d) && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=prometheus -addext subjectAltName=DNS:localhost,DNS:$PROM.$M.svc -keyout $d/tls.key -out $d/tls.crt 2>/dev/null &&
  kubectl -n $M create secret tls prometheus-web --cert=$d/tls.crt --key=$d/tls.key && rm -r $d &&
  patch -n $M prometheus $PROM -p '{"spec":{"web":{"tlsConfig":{"keySecret":{"name":"prometheus-web","key":"tls.key"},"cert":{"secret":{"name":"prometheus-web","key":"tls.crt"}}}}}}' && sleep 40 && kubectl -n $M wait --for=condition=Ready pod/prometheus-$PROM-0 --timeout=90s && sleep 20; }
settled() { kubectl get --raw "/api/v1/namespaces/$M/services/https:$PROM:http-web/proxy/api/v1/status/buildinfo" >/dev/null 2>&1; }
