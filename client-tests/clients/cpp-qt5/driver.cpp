#include "kit.hpp"

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <memory>

namespace {

kit::Answer get(const kit::Case& a_case) {
    QNetworkAccessManager manager;
    if (a_case.via == "option") {
        QNetworkProxy proxy(
            QNetworkProxy::HttpProxy,
            QString::fromStdString(a_case.proxy_host),
            static_cast<quint16>(a_case.proxy_port)
        );
        if (a_case.user) {
            proxy.setUser(QString::fromStdString(*a_case.user));
            proxy.setPassword(QString::fromStdString(*a_case.password));
        }
        manager.setProxy(proxy);
    }
    QNetworkRequest request(QUrl(QString::fromStdString(a_case.url)));
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(QString::fromStdString(a_case.ca_file));
    request.setSslConfiguration(tls);

    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();

    const auto status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!status.isValid()) throw kit::Problem(reply->errorString().toStdString());
    kit::Answer answer = {status.toInt(), reply->readAll().toStdString(), {}};
    if (reply->hasRawHeader("Proxy-Authenticate"))
        answer.challenge = reply->rawHeader("Proxy-Authenticate").toStdString();
    return answer;
}

}  // namespace

int main(int argc, char** argv) {
    int none = 1;
    const QCoreApplication application(none, argv);
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    const kit::Features features = {
        "basic.http",
        "basic.connect",
        "digest.http",
        "digest.connect",
        "ntlm.http",
        "ntlm.connect",
        "redirect",
        "no_proxy",
        "https_proxy"};
    return kit::serve(argc, argv, "QNetworkAccessManager", qVersion(), features, get);
}
