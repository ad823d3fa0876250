(* driver AUTH CA-FILE URL [PROXY [USER PASSWORD]]: writes the content of the answer. *)
let () =
  let handle = Curl.init () in
  Curl.set_cainfo handle Sys.argv.(2);
  Curl.set_url handle Sys.argv.(3);
  Curl.set_failonerror handle true;
  Curl.set_followlocation handle true;
  (match Array.to_list Sys.argv with
  | [ _; _; _; _; proxy ] -> Curl.set_proxy handle proxy
  | [ _; _; _; _; proxy; user; password ] ->
      Curl.set_proxy handle proxy;
      (* libcurl decodes both *)
      Curl.set_proxyuserpwd handle (Curl.escape user ^ ":" ^ Curl.escape password)
  | _ -> () (* libcurl reads the environment by itself *));
  if Sys.argv.(1) = "any" then
    Curl.set_proxyauth handle [ Curl.CURLAUTH_BASIC; Curl.CURLAUTH_DIGEST ];
  Curl.set_writefunction handle (fun data -> print_string data; String.length data);
  Curl.perform handle;
  Curl.cleanup handle
