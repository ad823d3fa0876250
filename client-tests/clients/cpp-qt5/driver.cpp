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

// example: begin
QNetworkReply* send(
    QNetworkAccessManager& manager, QNetworkRequest request, const kit::Case& a_case
) {
    if (!a_case.takes("upload")) return manager.get(request);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "text/plain");
    return manager.post(request, QByteArray::fromStdString(a_case.content));
}

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
    if (a_case.takes("redirect"))
        request.setAttribute(
            QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy
        );

    const std::unique_ptr<QNetworkReply> reply(send(manager, request, a_case));
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
// example: end

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
        "upload",
        "no_proxy",
        "https_proxy"};
    return kit::serve(argc, argv, "QNetworkAccessManager", qVersion(), features, get);
}
