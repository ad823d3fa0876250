(* driver CA-FILE URL [PROXY-HOST PROXY-PORT [USER PASSWORD]]: writes the content of the answer. *)
let trusting ca_file =
  let provider = Netsys_crypto.current_tls () in
  Netsys_tls.create_x509_config ~trust:[ `PEM_file ca_file ] ~peer_auth:`Required provider

let () =
  Nettls_gnutls.init ();
  let pipeline = new Nethttp_client.pipeline in
  (match List.tl (Array.to_list Sys.argv) with
  | [ _; _ ] ->
      let variables = Nethttp_client.[ "http_proxy", http_trans_id; "https_proxy", https_trans_id ] in
      pipeline#set_transport_proxy_from_environment ~insecure:true variables
  | _ :: _ :: host :: port :: credentials ->
      pipeline#set_proxy host (int_of_string port);
      (match credentials with
      | [ user; password ] -> pipeline#set_proxy_auth ~insecure:true user password
      | _ -> ())
  | _ -> failwith "usage");
  let options = pipeline#get_options in
  pipeline#set_options { options with Nethttp_client.tls = Some (trusting Sys.argv.(1)) };
  let call = new Nethttp_client.get Sys.argv.(2) in
  pipeline#add call;
  pipeline#run ();
  print_string (call#get_resp_body ()) (* raises for a status that is no success *)
