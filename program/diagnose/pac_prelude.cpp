#include "program/diagnose/pac_prelude.hpp"

namespace proxy407::program {

const char* const pac_prelude = R"js(
function isPlainHostName(host) { return !/[.:]/.test(host); }

function dnsDomainIs(host, domain) {
    host = String(host).toLowerCase();
    domain = String(domain).toLowerCase();
    var from = host.length - domain.length;
    return from >= 0 && host.substring(from) === domain;
}

function localHostOrDomainIs(host, full) {
    host = String(host).toLowerCase();
    full = String(full).toLowerCase();
    return host === full || (isPlainHostName(host) && full.indexOf(host + ".") === 0);
}

function isResolvable(host) { return dnsResolve(host) !== null; }

function isResolvableEx(host) { return dnsResolveEx(host) !== ""; }

function dnsDomainLevels(host) { return String(host).split(".").length - 1; }

function myIpAddressEx() { return myIpAddress(); }

function getClientVersion() { return "1.0"; }

function alert() {}

/* An error says the lines that it came from. */
function findProxyOrSayWhere(url, host) {
    try {
        return FindProxyForURL(url, host);
    } catch (error) {
        var where = error && error.stackTrace;
        throw String(error) + (where ? " " + where : "");
    }
}

var isInNet, isInNetEx, shExpMatch, weekdayRange, dateRange, timeRange;

(function () {
    function octets(address) {
        if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return null;
        var numbers = address.split(".").map(Number);
        return numbers.every(function (n) { return n < 256; }) ? numbers : null;
    }

    function ofHost(host) {
        return octets(host) || octets(dnsResolve(host) || "");
    }

    isInNet = function (host, net, mask) {
        var there = ofHost(host), wanted = octets(net), masks = octets(mask);
        if (!there || !wanted || !masks) return false;
        return there.every(function (n, i) { return (n & masks[i]) === (wanted[i] & masks[i]); });
    };

    isInNetEx = function (host, prefix) {
        var parts = String(prefix).split("/"), bits = Number(parts[1]);
        var there = ofHost(host), wanted = octets(parts[0]);
        if (!there || !wanted || !(bits >= 0 && bits <= 32)) return false;
        return there.every(function (n, i) {
            var mask = (0xff00 >> Math.max(0, Math.min(8, bits - 8 * i))) & 0xff;
            return (n & mask) === (wanted[i] & mask);
        });
    };

    shExpMatch = function (text, pattern) {
        var source = String(pattern).replace(/[\\^$.|+()\[\]{}\/]/g, "\\$&");
        source = source.replace(/\*+/g, "[\\s\\S]*").replace(/\?/g, "[\\s\\S]");
        return new RegExp("^" + source + "$").test(String(text));
    };

    var days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    var months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                  "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    function isBetween(now, from, to) {
        return from <= to ? from <= now && now <= to : now >= from || now <= to;
    }

    /* The arguments without "GMT" at their end, and the clock that they are for. */
    function read(given) {
        var all = Array.prototype.slice.call(given), now = new Date();
        var gmt = String(all[all.length - 1]).toUpperCase() === "GMT";
        if (gmt) all.pop();
        function of(name) { return now[(gmt ? "getUTC" : "get") + name](); }
        return {all: all, of: of};
    }

    weekdayRange = function () {
        var given = read(arguments);
        var wanted = given.all.map(function (day) { return days.indexOf(String(day).toUpperCase()); });
        if (wanted.length < 1 || wanted.indexOf(-1) >= 0) return false;
        return isBetween(given.of("Day"), wanted[0], wanted[wanted.length > 1 ? 1 : 0]);
    };

    /* One number for each part of a date that is named; 0 for the others. */
    function date(parts, now) {
        var there = 0, here = 0;
        parts.forEach(function (part) {
            var month = months.indexOf(String(part).toUpperCase());
            if (month >= 0) {
                there += 100 * (month + 1);
                here += 100 * (now("Month") + 1);
            } else if (Number(part) > 31) {
                there += 10000 * Number(part);
                here += 10000 * now("FullYear");
            } else {
                there += Number(part);
                here += now("Date");
            }
        });
        return {there: there, here: here};
    }

    dateRange = function () {
        var given = read(arguments), all = given.all, half = Math.max(1, all.length >> 1);
        if (all.length < 1) return false;
        var from = date(all.slice(0, half), given.of);
        var to = all.length > 1 ? date(all.slice(half), given.of) : from;
        return isBetween(from.here, from.there, to.there);
    };

    timeRange = function () {
        var given = read(arguments), all = given.all.map(Number);
        if (all.length < 1 || all.some(isNaN)) return false;
        function seconds(hour, minute, second) { return 3600 * hour + 60 * minute + second; }
        var now = seconds(given.of("Hours"), given.of("Minutes"), given.of("Seconds"));
        if (all.length <= 2)
            return isBetween(given.of("Hours"), all[0], all[all.length - 1]);
        if (all.length === 4)
            return isBetween(now, seconds(all[0], all[1], 0), seconds(all[2], all[3], 59));
        return isBetween(now, seconds(all[0], all[1], all[2]), seconds(all[3], all[4], all[5]));
    };
})();
)js";

}  // namespace proxy407::program
