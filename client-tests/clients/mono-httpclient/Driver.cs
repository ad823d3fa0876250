// driver CA-FILE URL [PROXY [USER PASSWORD]]: writes the content of the answer.
using System;
using System.Net;
using System.Net.Http;
using Mono.Security.X509;
using X509Certificate2 = System.Security.Cryptography.X509Certificates.X509Certificate2;

static class Driver
{
    static void Main(string[] args)
    {
        Trust(args[0]);
        var handler = new HttpClientHandler();
        if (args.Length > 2) // else Mono reads the environment by itself
            handler.Proxy = new WebProxy(args[2]);
        if (args.Length > 3)
            handler.Proxy.Credentials = new NetworkCredential(args[3], args[4]);
        using (var client = new HttpClient(handler)) // throws for a status that is no success
            Console.Write(client.GetStringAsync(args[1]).Result);
    }

    // what `cert-sync --user` does
    static void Trust(string caFile)
    {
        var certificate = new X509Certificate2(caFile);
        X509StoreManager.NewCurrentUser.TrustedRoot.Import(new X509Certificate(certificate.RawData));
    }
}
