import io.ktor.client.HttpClient
import io.ktor.client.engine.ProxyBuilder
import io.ktor.client.engine.cio.CIO
import io.ktor.client.engine.http
import io.ktor.client.plugins.defaultRequest
import io.ktor.client.request.get
import io.ktor.client.request.header
import io.ktor.client.statement.bodyAsText
import io.ktor.http.HttpHeaders
import java.util.Base64
import kotlinx.coroutines.runBlocking

fun main(args: Array<String>) {
    val version = Kit.version(HttpClient::class.java)
    Kit.serve(args, "Ktor client, CIO", version, listOf("basic.http", "basic.connect", "redirect")) { what -> runBlocking { get(what) } }
}

// example: begin
suspend fun get(what: Kit.Case): Kit.Answer {
    val client = HttpClient(CIO) {
        engine {
            proxy = ProxyBuilder.http(what.proxy())
            https { trustManager = Kit.trustManager(what.caFile()) }
        }
        if (what.hasCredentials()) {
            defaultRequest { // the page on proxies has no other way
                val credentials = Base64.getEncoder().encodeToString("${what.user()}:${what.password()}".toByteArray())
                header(HttpHeaders.ProxyAuthorization, "Basic $credentials")
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
