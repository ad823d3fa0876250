import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.ClientBuilder;
import java.util.List;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.RequestEntityProcessing;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features = List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "redirect", "upload");
        Kit.serve(args, "Jersey", Kit.version(ClientProperties.class), features, Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        ClientConfig config = new ClientConfig()
            .connectorProvider(new Apache5ConnectorProvider())
            // What is streamed can't be sent again after a 407.
            .property(ClientProperties.REQUEST_ENTITY_PROCESSING, RequestEntityProcessing.BUFFERED)
            .property(ClientProperties.PROXY_URI, what.proxy());
        if (what.hasCredentials())
            config.property(ClientProperties.PROXY_USERNAME, what.user())
                .property(ClientProperties.PROXY_PASSWORD, what.password());
        Client client = ClientBuilder.newBuilder().withConfig(config)
            .sslContext(Kit.sslContext(what.caFile())).build();
        var request = client.target(what.uri()).request();
        try (var answer = what.content() == null ? request.get() : request.post(Entity.text(what.content()))) {
            String challenge = answer.getHeaderString("Proxy-Authenticate");
            return new Kit.Answer(answer.getStatus(), answer.readEntity(String.class), challenge);
        } finally {
            client.close();
        }
    }
    // example: end
}
