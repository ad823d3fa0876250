import io.ktor.client.HttpClient
import io.ktor.client.engine.ProxyBuilder
import io.ktor.client.engine.http
import io.ktor.client.engine.okhttp.OkHttp
import io.ktor.client.request.get
import io.ktor.client.statement.bodyAsText
import io.ktor.http.HttpHeaders
import kotlinx.coroutines.runBlocking
import okhttp3.Credentials

fun main(args: Array<String>) {
    val version = Kit.version(HttpClient::class.java)
    Kit.serve(args, "Ktor client, OkHttp", version, listOf("basic.http", "basic.connect", "redirect")) { what -> runBlocking { get(what) } }
}

// example: begin
suspend fun get(what: Kit.Case): Kit.Answer {
    val client = HttpClient(OkHttp) {
        engine {
            proxy = ProxyBuilder.http(what.proxy())
            config {
                sslSocketFactory(Kit.sslContext(what.caFile()).socketFactory, Kit.trustManager(what.caFile()))
                if (what.hasCredentials()) {
                    proxyAuthenticator { _, refused ->
                        if (refused.request.header("Proxy-Authorization") != null) return@proxyAuthenticator null
                        refused.request.newBuilder()
                            .header("Proxy-Authorization", Credentials.basic(what.user(), what.password()))
                            .build()
                    }
                }
            }
        }
    }
    client.use {
        val answer = it.get(what.url())
        val challenge = answer.headers[HttpHeaders.ProxyAuthenticate]
        return Kit.Answer(answer.status.value, answer.bodyAsText(), challenge)
    }
}
// example: end
