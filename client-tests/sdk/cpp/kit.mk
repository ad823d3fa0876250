# For a driver in C++: its Makefile sets PACKAGES (pkg-config's names) and LIBRARIES, and includes this.
kit := $(dir $(lastword $(MAKEFILE_LIST)))

driver: driver.cpp $(kit)kit.hpp
	$(CXX) -std=c++17 -Wall -Wextra -fPIC -I$(kit) $(DEFINITIONS) \
	    $(if $(PACKAGES),$$(pkg-config --cflags $(PACKAGES))) -o $@ $< \
	    $(if $(PACKAGES),$$(pkg-config --libs $(PACKAGES))) $(LIBRARIES)
