(import 'Kit 'Kit$Answer 'Kit$Get)
(require '[clj-http.client :as client])

;; example: begin
(defn fetch [case]
  (let [answer (client/get (.url case)
                           (merge {:proxy-host (.proxyHost case)
                                   :proxy-port (.proxyPort case)
                                   :trust-store (Kit/trustStore (.caFile case))
                                   :throw-exceptions false}
                                  (when (.hasCredentials case)
                                    {:proxy-user (.user case) :proxy-pass (.password case)})))]
    (Kit$Answer. (:status answer) (or (:body answer) "") (get (:headers answer) "Proxy-Authenticate"))))
;; example: end

(Kit/serve (into-array String *command-line-args*) "clj-http" "2.3.0" ["basic.http" "basic.connect", "redirect"]
           (reify Kit$Get (get [_ case] (fetch case))))
