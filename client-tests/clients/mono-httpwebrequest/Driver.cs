// driver CA-FILE URL PROXY [USER PASSWORD]: writes the content of the answer.
using System;
using System.IO;
using System.Net;
using Mono.Security.X509;
using X509Certificate2 = System.Security.Cryptography.X509Certificates.X509Certificate2;

static class Driver
{
    static void Main(string[] args)
    {
        Trust(args[0]);
        var request = WebRequest.CreateHttp(args[1]);
        request.Proxy = new WebProxy(args[2]);
        if (args.Length > 3)
            request.Proxy.Credentials = new NetworkCredential(args[3], args[4]);
        using (var answer = request.GetResponse()) // throws for a status that is no success
        using (var body = new StreamReader(answer.GetResponseStream()))
            Console.Write(body.ReadToEnd());
    }

    // what `cert-sync --user` does
    static void Trust(string caFile)
    {
        var certificate = new X509Certificate2(caFile);
        X509StoreManager.NewCurrentUser.TrustedRoot.Import(new X509Certificate(certificate.RawData));
    }
}
