#include "pki/authority.hpp"

#include "pki/certificate.hpp"
#include "pki/files.hpp"

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <stdexcept>

namespace proxy407::pki {

namespace {

namespace fs = std::filesystem;

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "proxy407-pki-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }

    ~Folder() { fs::remove_all(path_); }

    fs::path operator/(const std::string& name) const { return path_ / name; }

    std::string string() const { return path_.string(); }

private:
    fs::path path_;
};

CertificatePtr from_pem(const std::string& pem) {
    std::unique_ptr<BIO, decltype(&BIO_free)> memory(
        BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free
    );
    return CertificatePtr(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
}

/// The verification error of a leaf under the authority, as strict clients see it; "ok" for none.
std::string verify(Authority& authority, X509* leaf) {
    const auto ca = from_pem(authority.certificate_pem());
    std::unique_ptr<X509_STORE, decltype(&X509_STORE_free)> store(
        X509_STORE_new(), &X509_STORE_free
    );
    X509_STORE_add_cert(store.get(), ca.get());
    std::unique_ptr<X509_STORE_CTX, decltype(&X509_STORE_CTX_free)> context(
        X509_STORE_CTX_new(), &X509_STORE_CTX_free
    );
    X509_STORE_CTX_init(context.get(), store.get(), leaf, nullptr);
    X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_X509_STRICT);
    X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_SSL_SERVER);
    X509_verify_cert(context.get());
    return X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
}

X509* leaf_for(Authority& authority, std::string_view host) {
    return SSL_CTX_get0_certificate(authority.server_context(host));
}

TEST(Authority, LeavesAreTrustedForTheirHost) {
    Authority authority;
    for (const auto* name : {"origin.test", "localhost", "a-b.xn--bcher-kva.test"}) {
        auto* leaf = leaf_for(authority, name);
        EXPECT_EQ(verify(authority, leaf), "ok") << name;
        EXPECT_EQ(X509_check_host(leaf, name, 0, 0, nullptr), 1) << name;
        EXPECT_EQ(X509_check_host(leaf, "other.test", 0, 0, nullptr), 0) << name;
    }
    for (const auto* address : {"192.0.2.7", "2001:db8::1", "127.0.0.1", "::1"}) {
        auto* leaf = leaf_for(authority, address);
        EXPECT_EQ(verify(authority, leaf), "ok") << address;
        EXPECT_EQ(X509_check_ip_asc(leaf, address, 0), 1) << address;
    }
}

TEST(Authority, OddHostsGetACertificateAllTheSame) {
    Authority authority;
    for (const auto& host :
         {std::string(), std::string(300, 'a'), std::string("a,DNS:evil.test")}) {
        EXPECT_EQ(verify(authority, leaf_for(authority, host)), "ok") << host;
    }
    auto* leaf = leaf_for(authority, "a,DNS:evil.test");
    EXPECT_EQ(X509_check_host(leaf, "evil.test", 0, 0, nullptr), 0);
}

TEST(Authority, ALeafIsMadeOnce) {
    Authority authority;
    EXPECT_EQ(authority.server_context("a.test"), authority.server_context("a.test"));
    EXPECT_NE(authority.server_context("a.test"), authority.server_context("b.test"));
}

TEST(Authority, IsKeptInItsFolder) {
    Folder folder;
    const auto place = (folder / "made").string();
    Authority first(place);
    Authority second(place);
    EXPECT_EQ(first.certificate_pem(), second.certificate_pem());
    EXPECT_NE(first.certificate_pem(), Authority().certificate_pem());

    struct stat key {};

    ASSERT_EQ(::stat((place + "/ca-key.pem").c_str(), &key), 0);
    EXPECT_EQ(key.st_mode & 0777, 0600u);
    EXPECT_EQ(verify(second, leaf_for(second, "origin.test")), "ok");
}

TEST(Authority, ADamagedFolderIsNotReplaced) {
    Folder folder;
    { Authority made(folder.string()); }
    fs::remove(folder / "ca-key.pem");
    EXPECT_THROW(Authority(folder.string()), std::runtime_error);
    std::ofstream(folder / "ca-key.pem") << "nonsense";
    EXPECT_THROW(Authority(folder.string()), std::runtime_error);
    Authority other;
    std::ofstream(folder / "ca.pem") << other.certificate_pem();
    EXPECT_THROW(Authority(folder.string()), std::runtime_error);
}

TEST(Authority, SeveralAtOnceInANewFolder_AreTheSameOne) {
    const Folder folder;
    std::vector<std::future<std::string>> made;
    for (int i = 0; i < 8; ++i) {
        made.push_back(std::async(std::launch::async, [&] {
            return Authority(folder / "new").certificate_pem();
        }));
    }
    const auto first = made.front().get();
    for (std::size_t i = 1; i < made.size(); ++i) EXPECT_EQ(made[i].get(), first);
    EXPECT_EQ(Authority(folder / "new").certificate_pem(), first);
}

TEST(Authority, FolderThatSomebodyKeepsLocked_IsAnErrorAndNoHang) {
    const Folder folder;
    const FolderLock lock(folder.string());
    EXPECT_THROW(Authority(folder.string()).certificate_pem(), std::runtime_error);
}

}  // namespace

}  // namespace proxy407::pki
