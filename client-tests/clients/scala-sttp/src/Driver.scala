import java.util.List
import javax.net.ssl.SSLContext
import sttp.client4.*

object Driver:
  def main(args: Array[String]): Unit =
    val version = Kit.version(classOf[Backend[?]])
    Kit.serve(args, "sttp", version, List.of("basic.http", "basic.connect", "redirect"), get)

  // example: begin
  private def get(what: Kit.Case): Kit.Answer =
    SSLContext.setDefault(Kit.sslContext(what.caFile)) // its options have the proxy, but no trust
    val options =
      if what.hasCredentials then
        BackendOptions.httpProxy(what.proxyHost, what.proxyPort, what.user, what.password)
      else BackendOptions.httpProxy(what.proxyHost, what.proxyPort)
    val backend = DefaultSyncBackend(options)
    try
      val answer = basicRequest.get(uri"${what.url}").response(asStringAlways).send(backend)
      Kit.Answer(answer.code.code, answer.body, answer.header("Proxy-Authenticate").orNull)
    finally backend.close()
  // example: end
