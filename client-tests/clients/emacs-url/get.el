;;; get.el CA-FILE URL PROXY-URL: writes the answer's content  -*- lexical-binding: t -*-
(require 'url)
(require 'gnutls)

;; example: begin
(pcase-let ((`(,ca-file ,url ,proxy) command-line-args-left))
  (setq command-line-args-left nil
        gnutls-trustfiles (list ca-file)
        gnutls-verify-error t)
  (let ((place (string-remove-prefix "http://" proxy)))
    (setq url-proxy-services `(("http" . ,place) ("https" . ,place))))
  (with-current-buffer (url-retrieve-synchronously url t t)
    (unless (eql url-http-response-status 200)
      (error "Status %s" url-http-response-status))
    (princ (buffer-substring url-http-end-of-headers (point-max)))))
;; example: end
