import java.util.List
import org.apache.pekko.actor.ActorSystem
import org.apache.pekko.http.scaladsl.{ClientTransport, ConnectionContext, Http}
import org.apache.pekko.http.scaladsl.model.HttpRequest
import org.apache.pekko.http.scaladsl.model.headers.BasicHttpCredentials
import org.apache.pekko.http.scaladsl.settings.{ClientConnectionSettings, ConnectionPoolSettings}
import scala.concurrent.Await
import scala.concurrent.duration.*

object Driver:
  def main(args: Array[String]): Unit =
    val version = Kit.version(classOf[ClientTransport])
    Kit.serve(args, "Pekko HTTP", version, List.of("basic.http", "basic.connect", "redirect"), get)

  // example: begin
  private def get(what: Kit.Case): Kit.Answer =
    given system: ActorSystem = ActorSystem()
    try
      val transport =
        if what.hasCredentials then
          ClientTransport.httpsProxy(what.proxyAddress, BasicHttpCredentials(what.user, what.password))
        else ClientTransport.httpsProxy(what.proxyAddress)
      val settings = ConnectionPoolSettings(system)
        .withConnectionSettings(ClientConnectionSettings(system).withTransport(transport))
      val trust = ConnectionContext.httpsClient(Kit.sslContext(what.caFile))
      val limit = what.timeMs.millis
      val answer = Await.result(
        Http().singleRequest(HttpRequest(uri = what.url), connectionContext = trust, settings = settings), limit)
      val body = Await.result(answer.entity.toStrict(limit), limit).data.utf8String
      val challenge = answer.headers.find(_.is("proxy-authenticate")).map(_.value)
      Kit.Answer(answer.status.intValue, body, challenge.orNull)
    finally Await.result(system.terminate(), 5.seconds)
  // example: end
